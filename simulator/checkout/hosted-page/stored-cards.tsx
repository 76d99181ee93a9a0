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
                    {nameOfCard(card, texts)}{' '}
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
                  aria-label={words.remove(nameOfCard(card, texts))}
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

/** Removes a saved card, once the shopper has said so again. */
export function RemovalPanel({ stored, texts, to }: { stored: StoredCard; texts: Texts; to: Addresses }) {
  const words = texts.storedCards
  return (
    <section class="panel">
      <header>
        <h1>{words.remove(nameOfCard(stored.card, texts))}</h1>
      </header>
      <form method="post" action={to.forget}>
        <input type="hidden" name="token" value={stored.token} />
        <button type="submit" name="confirmed" value="yes">
          {words.confirm}
        </button>
      </form>
      <p>
        <a class="method" href={to.card}>
          {words.keep}
        </a>
      </p>
    </section>
  )
}

export const nameOfCard = ({ brand, maskedNumber }: AcceptedCard, texts: Texts): string =>
  texts.threeDSecure.cardEndingIn(brand, maskedNumber.slice(-4))

/** A card is good to the end of the month that it names. */
export const isExpired = ({ expiryMonth, expiryYear }: AcceptedCard, now: Date): boolean =>
  Number(expiryYear) * 12 + Number(expiryMonth) < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1
