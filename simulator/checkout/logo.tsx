import type { Scheme } from '../branding/colour-rules.ts'
import type { Theme } from '../branding/theme.ts'

/** The merchant's logo: in the dark another one, where there is one. */
export function Logo({ logo, theme, scheme }: { logo: string; theme: Theme; scheme: Scheme }) {
  const { logoDark, logoView, businessName } = theme
  const light = { src: logo, ...logoView.light }
  const dark = { src: logoDark ?? logo, ...logoView.dark }
  const { src, width, height } = scheme === 'dark' ? dark : light
  return (
    <span class={`plate ${theme.logoSize}`}>
      <picture>
        {scheme === 'auto' && logoDark && (
          <source
            media="(prefers-color-scheme: dark)"
            srcset={logoDark}
            width={dark.width}
            height={dark.height}
          />
        )}
        <img class="logo" src={src} alt={businessName} width={width} height={height} />
      </picture>
    </span>
  )
}
