import { idealBanks, type OtherMethod, walletNames } from '../../payments/page-methods.ts'
import type { OtherOutcome } from '../../payments/shopper-actions.ts'
import type { Addresses } from '../addresses.ts'
import type { Texts } from '../texts/texts.ts'
import { WalletMark } from './wallet-marks.tsx'

/** Links to the wallets, and to iDEAL, each in the colours that its maker asks for. */
export function Wallets(props: { methods: OtherMethod[]; texts: Texts; to: Addresses }) {
  const { methods, texts, to } = props
  return (
    <ul class="methods">
      {methods.map((method) => (
        <li>
          <a
            class={`method ${method}`}
            href={to.other(method)}
            aria-label={texts.methods.pay(walletNames[method])}
          >
            <WalletMark method={method} />
          </a>
        </li>
      ))}
    </ul>
  )
}

interface WalletPanelProps {
  method: OtherMethod
  texts: Texts
  to: Addresses
  amount: string
  /** Whether the form came back without a bank. */
  bankMissing: boolean
}

/** In place of the wallet's or the bank's own page: here one chooses what it answers. */
export function WalletPanel({ method, texts, to, amount, bankMissing }: WalletPanelProps) {
  const words = texts.methods
  const name = walletNames[method]
  const choices: [OtherOutcome, string, string][] = [
    ['Approved', words.approve, words.approveHint],
    ['Declined', words.decline, words.declineHint],
  ]
  return (
    <section class="panel">
      <header>
        <h1>{words.heading(name)}</h1>
        <p class="muted">{words.standIn(name)}</p>
      </header>
      <form method="post" action={to.other(method)} novalidate>
        {method === 'Ideal' && <Banks texts={texts} missing={bankMissing} />}
        <ul class="choices">
          {choices.map(([outcome, label, hint]) => (
            <li>
              <button
                type="submit"
                class={outcome === 'Approved' ? 'main-action' : undefined}
                name="outcome"
                value={outcome}
                aria-describedby={outcome}
              >
                {label}
                {outcome === 'Approved' && (
                  <>
                    {' '}
                    <span class="money">{amount}</span>
                  </>
                )}
              </button>
              <p id={outcome} class="hint">
                {hint}
              </p>
            </li>
          ))}
        </ul>
      </form>
      <p>
        <a class="method" href={to.card}>
          {words.back}
        </a>
      </p>
    </section>
  )
}

function Banks({ texts, missing }: { texts: Texts; missing: boolean }) {
  return (
    <fieldset aria-describedby={missing ? 'bank-problem' : undefined}>
      <legend>{texts.methods.bank}</legend>
      {missing && (
        <p id="bank-problem" class="problem">
          {texts.methods.bankMissing}
        </p>
      )}
      {idealBanks.map(({ id, name }, index) => (
        <label class="choice">
          <input
            type="radio"
            name="bank"
            value={id}
            required
            autofocus={(missing && index === 0) || undefined}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
