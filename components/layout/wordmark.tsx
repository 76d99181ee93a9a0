import { pictureAddress, pictureSize } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'

/** The shop's logo, or its name where its theme has none. */
export function Wordmark() {
  const { businessName, colourScheme } = shopTheme
  const logo = pictureAddress('logo')
  const dark = pictureAddress('logoDark')
  if (!logo) return <span className="font-serif text-title font-medium leading-none">{businessName}</span>
  const inLight = colourScheme === 'dark' && dark ? undefined : logo
  const inDark = colourScheme === 'light' ? undefined : dark
  const pictures = [
    { address: inLight, size: pictureSize('logo'), className: inDark ? 'in-light' : '' },
    { address: inDark, size: pictureSize('logoDark'), className: inLight ? 'in-dark' : '' },
  ]
  return pictures.map(
    ({ address, size, className }) =>
      address && (
        <img
          key={address}
          src={address}
          alt={businessName}
          {...size}
          className={`${className} -m-1 h-9 w-auto max-w-56 rounded bg-(--logo-ground) object-contain p-1`}
        />
      ),
  )
}
