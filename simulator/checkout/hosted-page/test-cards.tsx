import { type TestCard, testCards } from '../../payments/card.ts'
import { type AuthenticationFlow, authenticationFlows } from '../../payments/cardholder-names.ts'
import type { Addresses } from '../addresses.ts'
import type { Texts } from '../texts/texts.ts'

/** What choosing a test card fills into the other fields, where they are empty. */
export const typicalHolder = 'Alex Morgan'

/** @returns a date on which no card has expired for a good while, as the form writes it */
export const typicalExpiry = (now: Date): string => `12 / ${String(now.getUTCFullYear() + 3).slice(-2)}`

/** The simulator's help for those who try it out: which cards it takes. */
export function TestCards({ texts, to, now }: { texts: Texts; to: Addresses; now: Date }) {
  const words = texts.testCards
  return (
    <details>
      <summary>{words.heading}</summary>
      <div class="help">
        <p class="muted">{words.intro(typicalHolder, typicalExpiry(now).replaceAll(' ', '\u00a0'))}</p>
        <dl>
          {kinds.map(({ brand, type, code, numbers }) => (
            <div>
              <dt>
                {`${brand}, ${type === 'Credit' ? words.credit : words.debit}`}{' '}
                <small>{words.code(code)}</small>
              </dt>
              <dd>
                {numbers.map((number) => (
                  <span data-card data-brand={brand} data-code={code} data-label={words.fillIn(number)}>
                    {number}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p class="muted">{words.names}</p>
        <dl class="names">
          {[...authenticationFlows].map(([name, flow]) => (
            <div>
              <dt>{name}</dt>
              <dd>{flowText(flow, texts)}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={to.choices}>{words.choices}</a>
        </p>
      </div>
    </details>
  )
}

function flowText(flow: AuthenticationFlow, { threeDSecure, decoupled }: Texts): string {
  if ('challenge' in flow) return flow.challenge === 'page' ? threeDSecure.heading : decoupled.heading
  return {
    Successful: threeDSecure.successful,
    Failed: threeDSecure.failed,
    Attempted: threeDSecure.attempted,
  }[flow.outcome]
}

interface Kind extends Pick<TestCard, 'brand' | 'type'> {
  code: string
  numbers: string[]
}

const kinds = testCards.reduce<Kind[]>((found, { number, brand, type }) => {
  const kind = found.find((other) => other.brand === brand && other.type === type)
  if (kind) kind.numbers.push(grouped(number))
  else
    found.push({
      brand,
      type,
      code: brand === 'American Express' ? '1234' : '123',
      numbers: [grouped(number)],
    })
  return found
}, [])

function grouped(number: string): string {
  return number.length === 15
    ? number.replace(/^(.{4})(.{6})/, '$1 $2 ')
    : number.replace(/(.{4})(?=.)/g, '$1 ')
}
