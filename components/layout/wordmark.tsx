import { pictureAddress, pictureSize } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'

/** The shop's logo, or its name where its theme has none. */
export function Wordmark() {
  const { businessName, colourScheme } = shopTheme
  const logo = pictureAddress('logo')
  const dark = pictureAddress('logoDark')
  if (!logo) return <span className="font-serif text-title font-medium leading-none">{businessName}</span>
  const alwaysDark = colourScheme === 'dark' ? dark : undefined
  return (
    <picture>
      {colourScheme === 'device' && dark && (
        <source media="(prefers-color-scheme: dark)" srcSet={dark} {...pictureSize('logoDark')} />
      )}
      <img
        src={alwaysDark ?? logo}
        alt={businessName}
        {...pictureSize(alwaysDark ? 'logoDark' : 'logo')}
        className="-m-1 h-9 w-auto max-w-56 rounded bg-(--logo-ground) object-contain p-1"
      />
    </picture>
  )
}
