import { hexOf } from '../../branding/colour.ts'
import { accentShades, type ContrastAdvice, contrastAdvice } from '../../branding/contrast.ts'
import type { Theme } from '../../branding/theme.ts'
import { colourRoles } from './theme-form.ts'

/** What cannot be read well, in words, and what to take instead. */
export function Advice({ theme }: { theme: Theme }) {
  const advice = contrastAdvice(theme)
  return (
    <>
      {advice.length === 0 ? (
        <p class="passes">Every pair of colours passes WCAG level AA.</p>
      ) : (
        <Problems advice={advice} />
      )}
      <OtherShades theme={theme} />
    </>
  )
}

const schemeNames = { light: 'Light', dark: 'Dark' } as const

const Problems = ({ advice }: { advice: ContrastAdvice[] }) => (
  <>
    <h2>Hard to read</h2>
    <ul class="advice">
      {advice.map(({ scheme, one, on, ratio, least, instead }) => (
        <li>
          <p>
            {`${schemeNames[scheme]}: “${colourRoles[one]}” on “${colourRoles[on]}” has a contrast of ${floor(ratio)}:1. Level AA asks for ${least}:1.`}
          </p>
          <button type="submit" form="editor" name="action" value={`take:${scheme}.${one}:${instead}`}>
            <Swatch colour={instead} />
            Take the nearest colour that passes
          </button>
        </li>
      ))}
    </ul>
  </>
)

/** Where the accent itself is not used, because it could not be read there. */
function OtherShades({ theme }: { theme: Theme }) {
  return (['light', 'dark'] as const).map((scheme) => {
    const { accent } = theme[scheme]
    const { link } = accentShades(theme[scheme], theme.background)
    if (link === accent) return null
    return (
      <p class="row">
        <Swatch colour={accent} second={link} />
        {`${schemeNames[scheme]}: buttons are ${hexOf(accent)}; links and outlines are ${hexOf(link)}, so that they can be read.`}
      </p>
    )
  })
}

/** Never rounded up: 4.497 is not 4.5. */
const floor = (ratio: number) => (Math.floor(ratio * 100) / 100).toFixed(2)

export const Swatch = ({ colour, second }: { colour: string; second?: string }) => (
  <svg class="swatch" viewBox="0 0 44 20" aria-hidden="true">
    <rect width="44" height="20" fill={colour} />
    {second && <rect x="22" width="22" height="20" fill={second} />}
  </svg>
)
