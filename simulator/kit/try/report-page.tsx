import { html, raw } from 'hono/html'
import { readStyleSheets } from '../../web/asset.ts'
import { count, type Report, signs, summary } from './report.ts'
import type { Result } from './try-shop.ts'

const words: Record<Result['outcome'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  'left out': 'Left out',
}

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
        <style>{raw(readStyleSheets(['kit/try/report.css']))}</style>
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
