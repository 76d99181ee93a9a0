/** @jsxImportSource hono/jsx */

import type { Addresses } from '../pages/addresses'
import type { Texts } from '../pages/texts/texts'
import { testCards } from '../payments/card'

const grouped = (number: string): string =>
  number.length === 15 ? number.replace(/^(.{4})(.{6})/, '$1 $2 ') : number.replace(/(.{4})(?=.)/g, '$1 ')

/** The simulator's help for those who try it out: which cards it takes. */
export function TestCards({ texts, to }: { texts: Texts; to: Addresses }) {
  const words = texts.testCards
  return (
    <details>
      <summary>{words.heading}</summary>
      <div class="help">
        <p class="muted">{words.intro}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.code}</th>
            </tr>
          </thead>
          <tbody>
            {testCards.map(({ number, brand, type }) => {
              const code = brand === 'American Express' ? '1234' : '123'
              return (
                <tr>
                  <td class="money" data-card data-code={code} data-label={words.fillIn(grouped(number))}>
                    {grouped(number)}
                  </td>
                  <td>{`${brand}, ${type === 'Credit' ? words.credit : words.debit}`}</td>
                  <td>{code}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <p>
          <a href={to.payment}>{words.choices}</a>
        </p>
      </div>
    </details>
  )
}
