import type { Addresses } from '../addresses.ts'
import type { Texts } from '../texts/texts.ts'

interface SimulationPanelProps {
  texts: Texts
  to: Addresses
  pageToken: string
  anotherTry: string | undefined
}

/** The first page of the integration environment: how shall this payment end? */
export function SimulationPanel({ texts, to, pageToken, anotherTry }: SimulationPanelProps) {
  const words = texts.simulation
  return (
    <section class="panel">
      <header>
        <h1>{words.heading}</h1>
        {anotherTry && <p class="problem">{anotherTry}</p>}
        <p class="muted">{words.intro}</p>
      </header>
      <ul class="choices">
        <li>
          <form method="post" action={to.simulate}>
            <input type="hidden" name="outcome" value="Successful" />
            <button type="submit" class="main-action" aria-describedby="successful">
              {words.successful}
            </button>
          </form>
          <p id="successful" class="hint">
            {words.successfulHint}
          </p>
        </li>
        <li>
          <form method="post" action={to.simulate}>
            <input type="hidden" name="outcome" value="Failed" />
            <button type="submit" aria-describedby="failed">
              {words.failed}
            </button>
          </form>
          <p id="failed" class="hint">
            {words.failedHint}
          </p>
        </li>
        <li>
          <form method="get" action={to.card}>
            <input type="hidden" name="ref" value={pageToken} />
            <button type="submit" aria-describedby="live">
              {words.live}
            </button>
          </form>
          <p id="live" class="hint">
            {words.liveHint}
          </p>
        </li>
      </ul>
    </section>
  )
}
