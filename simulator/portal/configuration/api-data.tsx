import { type Configuration, validKeys } from '../../payments/configuration.ts'
import { readEnvelope } from '../../signature/envelope.ts'
import { checkHash, type HashCheck } from '../../signature/hash-check.ts'
import { signatureRule } from '../../signature/signature.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { Empty, Fact, Message, Moment, Panel, Reference } from '../ui/elements.tsx'
import { Checkbox, Field, fieldsOf, PostForm, Submit, TextArea } from '../ui/form.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { Tabs } from './tabs.tsx'

interface ApiDataState extends PageState {
  hashCheck?: HashCheck
}

/** Configuration ID, API keys and their rotation, and what was wrong with signatures that were rejected. */
export function apiDataRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { configurations, configurationId } = dependencies

  const page = async (c: PortalContext, state: ApiDataState = {}) => {
    const { configuration } = c.var
    const rejected = await configurations.rejectedSignatures(configurationId, 20)
    return showPage(c, {
      title: 'API data',
      heading: <Tabs current="API data" />,
      ...state,
      flash: {
        generated:
          configuration.nextApiKey && 'A new API key is generated. Both keys are valid until you update.',
        updated: 'The new API key is the only one now. The former one is no longer valid.',
        unlocked: 'The configuration is unlocked.',
      },
      body: (
        <>
          {configuration.locked && <Locked />}
          <div class="pair even">
            <Keys configuration={configuration} error={state.errors?.replaced} />
            <Checker state={state} />
          </div>
          <RejectedSignatures rejected={rejected} wrongHashes={configuration.wrongHashes} />
        </>
      ),
    })
  }

  get('/configuration/api-data', page)

  post('/configuration/api-data/generate', page, async (c) => {
    // A second press of the button must not replace a key that somebody has already copied.
    if (c.var.configuration.nextApiKey === null) await configurations.generateApiKey(configurationId)
    return redirectWithFlash(c, '/configuration/api-data', 'generated')
  })

  post(
    '/configuration/api-data/update',
    (c, { problem, errors }) => page(c, { problem, errors }),
    async (c, form) => {
      if (form.replaced !== 'yes') {
        throw new FormRejection({
          replaced: 'Tick this first: calls with the current key are rejected once you update.',
        })
      }
      const { apiKey, nextApiKey } = c.var.configuration
      // A form that was sent twice, or long after its page was loaded, must not confirm a key that came later.
      if (form.newApiKey !== nextApiKey && form.newApiKey !== apiKey) {
        throw new FormRejection('Another key was generated in the meantime. Check that one and confirm it.')
      }
      if (form.newApiKey === nextApiKey) await configurations.confirmApiKey(configurationId)
      return redirectWithFlash(c, '/configuration/api-data', 'updated')
    },
  )

  post('/configuration/api-data/unlock', page, async (c) => {
    await configurations.unlock(configurationId)
    return redirectWithFlash(c, '/configuration/api-data', 'unlocked')
  })

  post('/configuration/api-data/check', page, async (c, form) => {
    const { body = '', key = '', hash = '' } = form
    if (!hash.trim() && !readEnvelope(body)?.hash)
      throw new FormRejection({ hash: 'Enter the hash that was sent.' })
    const valid = validKeys(c.var.configuration)
    const wrong = await configurations.wrongKeys(configurationId)
    const former = wrong.filter((known) => known.configurationId === configurationId)
    return page(c, { form, hashCheck: checkHash({ body, key, hash, isFromForm: true }, { valid, former }) })
  })
}

function Locked() {
  return (
    <Message tone="bad">
      <p>
        <strong>This configuration is locked</strong> after too many wrong hashes in a row. Every call is
        answered with 403 until you unlock it. What was wrong is listed below.
      </p>
      <PostForm action="/configuration/api-data/unlock">
        <Submit>Unlock</Submit>
      </PostForm>
    </Message>
  )
}

function Keys(props: { configuration: Configuration; error: string | undefined }) {
  const { configuration, error } = props
  const { configurationId, apiKey, nextApiKey } = configuration
  return (
    <Panel title="API data">
      <dl class="facts stacked">
        <Fact name="Configuration ID">
          <Reference text={configurationId} name="the Configuration ID" />
        </Fact>
        <Fact name="API key">
          <Reference text={apiKey} name="the API key" />
        </Fact>
        {nextApiKey !== null && (
          <Fact name="New API key">
            <Reference text={nextApiKey} name="the new API key" />
          </Fact>
        )}
      </dl>
      {nextApiKey === null ? (
        <PostForm action="/configuration/api-data/generate">
          <p class="hint">
            A new key works beside the current one. Both are valid until you confirm that every integration
            uses the new one.
          </p>
          <Submit kind="plain">Generate a new API key</Submit>
        </PostForm>
      ) : (
        <PostForm action="/configuration/api-data/update">
          <input type="hidden" name="newApiKey" value={nextApiKey} />
          <p class="hint">Both keys are valid now. Put the new one into every integration, then update.</p>
          <Checkbox
            name="replaced"
            label="I have replaced the API key in every integration"
            hint="Calls with the current key are rejected once you update."
            error={error}
          />
          <Submit>Update API Key</Submit>
        </PostForm>
      )}
    </Panel>
  )
}

function Checker({ state }: { state: ApiDataState }) {
  const { hashCheck } = state
  const field = fieldsOf(state)
  return (
    <Panel id="checker" title="Check a hash" hint={signatureRule}>
      {hashCheck && (
        <Message tone={hashCheck.isRight ? 'good' : 'bad'}>
          <p>{hashCheck.text}</p>
          {hashCheck.expected !== undefined && (
            <>
              <p class="hint">For this body and key, the hash is:</p>
              <p>
                <Reference text={hashCheck.expected} name="the right hash" />
              </p>
            </>
          )}
        </Message>
      )}
      <PostForm action="/configuration/api-data/check">
        <TextArea
          {...field('body')}
          label="Body"
          hint="As it was sent. Leave it empty for a call without a body."
        />
        <Field
          {...field('key')}
          label="API key"
          code
          hint="Leave it empty to use the keys of this configuration."
        />
        <Field {...field('hash')} label="Hash" code />
        <Submit kind="plain">Check</Submit>
      </PostForm>
    </Panel>
  )
}

function RejectedSignatures(props: {
  rejected: { at: Date; method: string; path: string; explanation: string }[]
  wrongHashes: number
}) {
  if (props.rejected.length === 0) {
    return (
      <Empty heading="No rejected signatures">
        <p>
          A call with a wrong hash is listed here, with what is wrong: the body before the key, another key,
          JSON that was serialised twice, and so on.
        </p>
      </Empty>
    )
  }
  return (
    <Panel
      title="Rejected signatures"
      hint={props.wrongHashes > 0 && `${props.wrongHashes} in a row since the last good one.`}
    >
      <ol class="activity">
        {props.rejected.map(({ at, method, path, explanation }) => (
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
    </Panel>
  )
}
