import { html, raw } from 'hono/html'
import { count, type Report, signs, summary } from './report.ts'
import type { Result } from './try-shop.ts'

const words: Record<Result['outcome'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  'left out': 'Left out',
}

const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2024; --quiet: #555e67; --line: #d9dde1; --panel: #f5f6f7; --good: #1b6b3a; --bad: #a3231f; --bad-panel: #fdf3f2 }
@media (prefers-color-scheme: dark) { :root { --paper: #16191c; --ink: #eceef0; --quiet: #a8b0b8; --line: #3a4149; --panel: #1f2429; --good: #7fd49d; --bad: #ff9d95; --bad-panel: #2b1d1d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { margin: 0; font-size: 1.625rem; line-height: 1.25 }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; line-height: 1.3 }
h3 { margin: 0; font-size: 1rem; font-weight: 600 }
p { margin: .5rem 0 }
.facts { display: grid; gap: .25rem 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); margin: 1rem 0 0; padding: 1rem 0; border-block: 1px solid var(--line) }
dt { color: var(--quiet); font-size: .875rem }
dd { margin: 0 }
ol { margin: 0; padding: 0; list-style: none }
li.failed { margin: 0 0 1rem; padding: 1rem; border: 1px solid var(--line); border-inline-start: .25rem solid var(--bad); border-radius: .25rem; background: var(--bad-panel) }
li.failed dl, details dl { display: grid; gap: .75rem; margin: .75rem 0 0 }
details { border-block-end: 1px solid var(--line) }
summary { display: flex; gap: .75rem; align-items: baseline; padding: .625rem 0; cursor: pointer }
summary:focus-visible { outline: 2px solid; outline-offset: 2px }
summary::after { content: '+' / ''; margin-inline-start: auto; color: var(--quiet) }
details[open] summary::after { content: '−' / '' }
details dl { margin: 0; padding: .25rem 0 1.25rem 2rem }
.sign { flex: none; width: 1.25rem; text-align: center; font-weight: 700; color: var(--quiet) }
.passed .sign { color: var(--good) }
.failed .sign { color: var(--bad) }
.result { margin: .75rem 0 0; font-size: 1.125rem; font-weight: 600; color: var(--good) }
.result.bad { color: var(--bad) }
@media print { details::details-content { content-visibility: visible; display: block } }
`

/** The report as a page that stands for itself, to be shown to whoever owns the shop. */
export function reportPage(report: Report): string {
  const { shop, address, gateway, at, results } = report
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const groups = [...new Set(results.map(({ group }) => group))]
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${shop}: payments tried`}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>How {shop} takes payments</h1>
          <p class={`result ${failed.length > 0 || count(report, 'passed') === 0 ? 'bad' : ''}`}>
            {summary(report)}
          </p>
          <dl class="facts">
            <Fact name="Shop" value={address} />
            <Fact name="Gateway" value={gateway} />
            <Fact name="Tried" value={`${at.toISOString().slice(0, 16).replace('T', ', ')} UTC`} />
          </dl>
          {failed.length > 0 && (
            <section>
              <h2>To be mended</h2>
              <ol>
                {failed.map((result) => (
                  <li class="failed">
                    <h3>{result.check.title}</h3>
                    <dl>
                      <Fact name="What the shop did" value={result.finding ?? ''} />
                      <Fact name="What it should do" value={result.check.expected} />
                      <Fact name="Why it matters" value={result.check.why} />
                      <Fact name="How it was tried" value={result.check.does} />
                    </dl>
                  </li>
                ))}
              </ol>
            </section>
          )}
          {groups.map((group) => (
            <section>
              <h2>{group}</h2>
              {results
                .filter((result) => result.group === group)
                .map((result) => (
                  <Line result={result} />
                ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  )
  return `${html`<!doctype html>${page}`}\n`
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const Line = ({ result: { check, outcome, finding } }: { result: Result }) => (
  <details>
    <summary class={outcome}>
      <span class="sign" role="img" aria-label={words[outcome]}>
        {signs[outcome]}
      </span>
      <span>{check.title}</span>
    </summary>
    <dl>
      {outcome === 'left out' && <Fact name="Why it was left out" value={finding ?? ''} />}
      <Fact name="How it was tried" value={check.does} />
      <Fact name="What a shop should do" value={check.expected} />
      <Fact name="Why it matters" value={check.why} />
    </dl>
  </details>
)
