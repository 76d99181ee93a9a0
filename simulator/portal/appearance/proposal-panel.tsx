import type { PaymentPage } from '../../branding/payment-pages.ts'
import { Panel } from '../ui/elements.tsx'
import { Swatch } from './advice.tsx'

/** How the draft was found, until it is published. It stands in the form of the editor. */
export function ProposalPanel({ page: { proposal, published } }: { page: PaymentPage }) {
  if (!proposal || published) return null
  const { source, from, colours, repairs, missing } = proposal
  const [colour, ...others] = colours
  const rows: [string, string | undefined][] = [
    ['Business name', from.businessName],
    ['Logo', from.logo],
    ['Favicon', from.favicon],
    ['Colour', colour && `${colour.value}, from ${colour.from}`],
  ]
  return (
    <Panel title={`Proposed from ${source}`}>
      <p>Publish it as it is, or change anything below first.</p>
      <dl class="facts">
        {rows.map(
          ([name, found]) =>
            found && (
              <div>
                <dt>{name}</dt>
                <dd>{name === 'Colour' ? found : `from ${found}`}</dd>
              </div>
            ),
        )}
      </dl>
      {repairs.length > 0 && (
        <ul>
          {repairs.map(({ scheme, use, instead }) => (
            <li class="row">
              <Swatch colour={instead} />
              {`${scheme === 'light' ? 'Light' : 'Dark'}: ${instead} ${useTexts[use]}, because ${colour?.value} cannot be ${use === 'link' ? 'read' : 'seen'} there.`}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <ul>
          {missing.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div class="row">
          {others.map(({ value, from: place }) => (
            <button type="submit" name="action" value={`base:${value}`}>
              <Swatch colour={value} />
              {`Take ${value}, from ${place}`}
            </button>
          ))}
        </div>
      )}
    </Panel>
  )
}

const useTexts = { accent: 'for buttons', link: 'for links' }
