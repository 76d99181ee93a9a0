import type { PaymentPage } from '../../branding/payment-pages.ts'
import { findingsOf } from '../../branding/proposal/notes.ts'
import { Panel } from '../ui/elements.tsx'
import { Swatch } from './advice.tsx'

/** How the draft was found, until it is published. It stands in the form of the editor. */
export function ProposalPanel({ page: { proposal, published } }: { page: PaymentPage }) {
  if (!proposal || published) return null
  const { source, colours, missing } = proposal
  return (
    <Panel
      title={`Proposed from ${source}`}
      hint="Publish it as it is, or first change what you like and add what is missing."
    >
      <dl class="facts">
        {findingsOf(proposal).map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {missing.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {colours.length > 1 && (
        <div class="row">
          {colours.slice(1).map(({ value, from }) => (
            <button type="submit" name="action" value={`base:${value}`}>
              <Swatch colour={value} />
              {`Take ${value}, from ${from}`}
            </button>
          ))}
        </div>
      )}
    </Panel>
  )
}
