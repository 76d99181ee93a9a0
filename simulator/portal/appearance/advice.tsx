import type { ContrastAdvice } from '../../branding/contrast.ts'
import { colourRoles } from './theme-form.ts'

/** What cannot be read well, in words, and what to take instead. */
export function Advice({ advice }: { advice: ContrastAdvice[] }) {
  if (advice.length === 0) return <p class="passes">Every pair of colours passes WCAG level AA.</p>
  return (
    <>
      <h2>Hard to read</h2>
      <ul class="advice">
        {advice.map(({ scheme, one, on, ratio, least, instead }) => (
          <li>
            <p>
              {`${scheme === 'light' ? 'Light' : 'Dark'}: “${colourRoles[one]}” on “${colourRoles[on]}” has a contrast of ${floor(ratio)}:1. Level AA asks for ${least}:1.`}
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
}

/** Never rounded up: 4.497 is not 4.5. */
const floor = (ratio: number) => (Math.floor(ratio * 100) / 100).toFixed(2)

export const Swatch = ({ colour, second }: { colour: string; second?: string }) => (
  <svg class="swatch" viewBox="0 0 44 20" aria-hidden="true">
    <rect width="44" height="20" fill={colour} />
    {second && <rect x="22" width="22" height="20" fill={second} />}
  </svg>
)
