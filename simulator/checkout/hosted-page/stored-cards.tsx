import type { AcceptedCard } from '../../payments/card.ts'
import type { Addresses } from '../addresses.ts'
import type { Texts } from '../texts/texts.ts'

/** A card that the customer had kept. */
export interface StoredCard {
  token: string
  card: AcceptedCard
}

interface StoredCardsProps {
  cards: StoredCard[]
  texts: Texts
  to: Addresses
  amount: string
  now: Date
  /** Whether the form came back with no card chosen. */
  choiceMissing: boolean
}

/** The cards of a customer who has been here before: one to pay with, or to remove. */
export function StoredCards({ cards, texts, to, amount, now, choiceMissing }: StoredCardsProps) {
  const words = texts.storedCards
  const chosen = cards.find(({ card }) => !isExpired(card, now))?.token
  const nameOf = ({ brand, maskedNumber }: AcceptedCard) =>
    texts.threeDSecure.cardEndingIn(brand, maskedNumber.slice(-4))
  return (
    <>
      <form method="post" action={to.stored} novalidate>
        <fieldset>
          <legend>{words.heading}</legend>
          {choiceMissing && <p class="problem">{words.choose}</p>}
          <ul class="kept">
            {cards.map(({ token, card }) => (
              <li>
                <label class="choice">
                  <input
                    type="radio"
                    name="token"
                    value={token}
                    checked={token === chosen}
                    disabled={isExpired(card, now)}
                  />
                  <span>
                    {nameOf(card)}{' '}
                    <small class="money">
                      {isExpired(card, now)
                        ? words.expired
                        : words.expires(`${card.expiryMonth}/${card.expiryYear.slice(-2)}`)}
                    </small>
                  </span>
                </label>
                <button
                  type="submit"
                  form="forget"
                  name="token"
                  value={token}
                  aria-label={words.remove(nameOf(card))}
                >
                  <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M5 5l10 10M15 5L5 15" />
                  </svg>
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
        {chosen !== undefined && (
          <button type="submit" class="main-action">
            {words.pay} <span class="money">{amount}</span>
          </button>
        )}
      </form>
      <form id="forget" method="post" action={to.forget} hidden />
    </>
  )
}

/** A card is good to the end of the month that it names. */
export const isExpired = ({ expiryMonth, expiryYear }: AcceptedCard, now: Date): boolean =>
  Number(expiryYear) * 12 + Number(expiryMonth) < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1
