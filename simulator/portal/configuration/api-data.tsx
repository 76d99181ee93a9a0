import { Hono } from 'hono'
import type { Configuration } from '../../payments/configuration.ts'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import type { PortalContext, PortalEnv, PortalParts, View } from '../portal-env.ts'
import { Empty, Message, Moment, Reference } from '../ui/elements.tsx'
import { Area, Field, PostForm, type Problems, Tick } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { checkHash, type HashVerdict } from './check-hash.ts'
import { Tabs } from './tabs.tsx'

interface Checked {
  form: Record<string, string | undefined>
  verdict?: HashVerdict
  problems?: Problems
}

interface Shown {
  checked?: Checked
  problem?: string
  /** What is wrong with the confirmation. */
  unconfirmed?: string
}

const doneTexts: Record<string, string> = {
  generated: 'A new API key is generated. Both keys are valid until you update.',
  updated: 'The new API key is the only one now. The former one is no longer valid.',
  unlocked: 'The configuration is unlocked.',
}

/** Configuration ID, API keys and their rotation, and what was wrong with signatures that were refused. */
export function apiDataPages({ configurations, configurationId }: PortalParts): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = async (c: PortalContext, rest: Shown = {}) => {
    const { view, configuration } = c.var
    const refused = await configurations.rejectedSignatures(configurationId, 20)
    const done = c.req.query('done') ?? ''
    const isOver = done === 'generated' && configuration.nextApiKey === null
    const doneText = isOver ? undefined : doneTexts[done]
    const hasProblem = Boolean(rest.problem || rest.unconfirmed || rest.checked?.problems)
    return showPage(c, {
      title: hasProblem ? 'Error: API data' : 'API data',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <Tabs view={view} current="API data" />
          {doneText && !hasProblem && !rest.checked && <Message tone="good">{doneText}</Message>}
          {rest.problem && <Message tone="bad">{rest.problem}</Message>}
          {configuration.locked && <Locked view={view} />}
          <div class="pair even">
            <Keys view={view} configuration={configuration} problem={rest.unconfirmed} />
            <Checker view={view} checked={rest.checked ?? { form: {} }} />
          </div>
          <Refused refused={refused} wrongHashes={configuration.wrongHashes} />
        </>
      ),
    })
  }

  app.get('/configuration/api-data', allow('configure'), (c) => show(c))

  app.post('/configuration/api-data/generate', allow('configure'), async (c) => {
    // A second press of the button must not replace a key that somebody has already copied.
    if (c.var.configuration.nextApiKey === null) await configurations.generateApiKey(configurationId)
    return c.redirect(c.var.to('/configuration/api-data?done=generated'), 303)
  })

  app.post('/configuration/api-data/update', allow('configure'), async (c) => {
    const form = await readForm(c)
    if (form.replaced !== 'yes') {
      return show(c, {
        unconfirmed: 'Tick this first: calls with the current key are refused once you update.',
      })
    }
    const { apiKey, nextApiKey } = c.var.configuration
    // A form that was sent twice, or long after its page was loaded, must not confirm a key that came later.
    if (form.newApiKey !== nextApiKey && form.newApiKey !== apiKey) {
      return show(c, { problem: 'Another key was generated meanwhile. Look at it, and confirm that one.' })
    }
    if (form.newApiKey === nextApiKey) await configurations.confirmApiKey(configurationId)
    return c.redirect(c.var.to('/configuration/api-data?done=updated'), 303)
  })

  app.post('/configuration/api-data/unlock', allow('configure'), async (c) => {
    await configurations.unlock(configurationId)
    return c.redirect(c.var.to('/configuration/api-data?done=unlocked'), 303)
  })

  app.post('/configuration/api-data/check', allow('configure'), async (c) => {
    const form = await readForm(c)
    const { body = '', key = '', hash = '' } = form
    if (!hash.trim())
      return show(c, { checked: { form, problems: { hash: 'Paste the hash that was sent.' } } })
    const { apiKey, nextApiKey } = c.var.configuration
    const valid = [
      { name: 'The current key', key: apiKey },
      ...(nextApiKey === null ? [] : [{ name: 'The new key', key: nextApiKey }]),
    ]
    const wrong = await configurations.wrongKeys(configurationId)
    const former = wrong.filter((known) => known.configurationId === configurationId)
    const verdict = checkHash({ body, key, hash }, { valid, former })
    return show(c, { checked: { form, verdict } })
  })

  return app
}

function Locked({ view }: { view: View }) {
  return (
    <Message tone="bad">
      <p>
        <strong>This configuration is locked</strong> after too many wrong hashes in a row. Every call is
        answered with 403 until you unlock it. What was wrong stands below.
      </p>
      <PostForm view={view} action="/configuration/api-data/unlock">
        <div>
          <button type="submit" class="main-action">
            Unlock
          </button>
        </div>
      </PostForm>
    </Message>
  )
}

function Keys(props: { view: View; configuration: Configuration; problem?: string | undefined }) {
  const { view, configuration, problem } = props
  const { configurationId, apiKey, nextApiKey } = configuration
  return (
    <section class="panel">
      <h2>API data</h2>
      <dl class="facts stacked">
        <div>
          <dt>Configuration ID</dt>
          <dd>
            <Reference text={configurationId} name="the Configuration ID" />
          </dd>
        </div>
        <div>
          <dt>API key</dt>
          <dd>
            <Reference text={apiKey} name="the API key" />
          </dd>
        </div>
        {nextApiKey !== null && (
          <div>
            <dt>New API key</dt>
            <dd>
              <Reference text={nextApiKey} name="the new API key" />
            </dd>
          </div>
        )}
      </dl>
      {nextApiKey === null ? (
        <PostForm view={view} action="/configuration/api-data/generate">
          <p class="hint">
            A new key comes beside the current one. Both are valid until you confirm that every integration
            uses the new one.
          </p>
          <div>
            <button type="submit">Generate a new API key</button>
          </div>
        </PostForm>
      ) : (
        <PostForm view={view} action="/configuration/api-data/update">
          <input type="hidden" name="newApiKey" value={nextApiKey} />
          <p class="hint">Both keys are valid now. Put the new one into every integration, then update.</p>
          <Tick
            name="replaced"
            label="I have replaced the API key in every integration"
            hint="Calls with the current key are refused once you update."
            problem={problem}
          />
          <div>
            <button type="submit" class="main-action">
              Update API Key
            </button>
          </div>
        </PostForm>
      )}
    </section>
  )
}

function Checker({ view, checked }: { view: View; checked: Checked }) {
  const { form, verdict, problems } = checked
  return (
    <section class="panel" id="checker">
      <header>
        <h2>Check a hash</h2>
        <p class="hint">SHA-512 over the API key followed by the exact bytes of the body, in hexadecimal.</p>
      </header>
      {verdict && (
        <Message tone={verdict.isGood ? 'good' : 'bad'}>
          <p>{verdict.text}</p>
          {verdict.expected !== undefined && (
            <>
              <p class="hint">For this body and key, the hash is:</p>
              <p>
                <Reference text={verdict.expected} name="the right hash" />
              </p>
            </>
          )}
        </Message>
      )}
      <PostForm view={view} action="/configuration/api-data/check">
        <Area
          name="body"
          label="Body"
          hint="As it was sent. Leave it empty for a call without a body."
          value={form.body}
        />
        <Field name="key" label="API key" code hint="Empty, those of this configuration." value={form.key} />
        <Field name="hash" label="Hash" code value={form.hash} problem={problems?.hash} />
        <div>
          <button type="submit">Check</button>
        </div>
      </PostForm>
    </section>
  )
}

function Refused(props: {
  refused: { at: Date; method: string; path: string; explanation: string }[]
  wrongHashes: number
}) {
  if (props.refused.length === 0) {
    return (
      <Empty heading="No signature was refused">
        <p>
          When the hash of a call is wrong, it stands here with what was hashed instead: the body before the
          key, another key, JSON that was serialised twice, and so on.
        </p>
      </Empty>
    )
  }
  return (
    <section class="panel">
      <header>
        <h2>Refused signatures</h2>
        {props.wrongHashes > 0 && <p class="hint">{props.wrongHashes} in a row since the last good one.</p>}
      </header>
      <ol class="story">
        {props.refused.map(({ at, method, path, explanation }) => (
          <li class="bad">
            <p class="what">
              <strong class="code">
                {method} {path}
              </strong>
              <Moment at={at} />
            </p>
            <p>{explanation}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
