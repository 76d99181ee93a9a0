/** @jsxImportSource hono/jsx */
import { contrastAdvice } from '../pages/contrast'
import type { PaymentPage } from '../pages/payment-pages'
import { languageTag } from '../pages/texts/texts'
import type { Theme } from '../pages/theme'
import { locales } from '../payments/payment-job'
import { Advice } from './advice'
import { BrandFields, ColourFields, type FieldsProps, ShapeFields, StartFields, TextFields } from './fields'
import { addressOfView, type View } from './preview'
import { pageStates, pathOf, stateNames } from './sample'
import { FormToken } from './shell'
import type { ThemeProblem } from './theme-form'

export const devices = ['phone', 'tablet', 'desktop'] as const
export type Device = (typeof devices)[number]

interface EditorProps {
  page: PaymentPage
  theme: Theme
  /** What was typed, where a form came back. */
  typed: Record<string, string | undefined>
  problems: ThemeProblem[]
  view: View
  device: Device
  base: string
  formToken: string | undefined
  shareAddress: string
  /** In words, what has just been done. */
  done: string | undefined
}

/** The form beside the page that it makes. */
export function Editor(props: EditorProps) {
  const { page, theme, problems, base, formToken, done } = props
  const here = `${base}/${page.reference}`
  const fields: FieldsProps = { theme, typed: props.typed, problems }
  return (
    <main class="editor">
      <div>
        <form id="editor" method="post" action={here} enctype="multipart/form-data">
          <FormToken token={formToken} />
          <div class="bar">
            <h1>{page.name}</h1>
            <button type="submit" name="action" value="save" data-without-script>
              Save and show
            </button>
            <button type="submit" name="action" value="publish" class="main">
              Publish
            </button>
            <p id="status" role="status" class={problems.length > 0 ? 'problem' : 'muted'}>
              {problems.length > 0 ? 'Not saved: something needs mending.' : done}
            </p>
          </div>
          {problems.length > 0 && (
            <ul>
              {problems.map(({ field, message }) => (
                <li class="problem">{`${field} ${message}`}</li>
              ))}
            </ul>
          )}
          <div id="advice" class="panel">
            <Advice advice={contrastAdvice(theme)} />
          </div>
          <StartFields />
          <BrandFields {...fields} />
          <ShapeFields {...fields} />
          <ColourFields {...fields} />
          <TextFields {...fields} />
        </form>
      </div>
      <Preview {...props} here={here} />
      <Versions page={page} here={here} formToken={formToken} shareAddress={props.shareAddress} />
    </main>
  )
}

function Preview({ view, device, here, page }: EditorProps & { here: string }) {
  return (
    <section class="panel preview" aria-labelledby="preview">
      <h2 id="preview">The page</h2>
      <div class="grid">
        <label>
          State
          <select name="view.state" form="editor">
            {pageStates.map((state) => (
              <option value={state} selected={state === view.state} data-path={pathOf(state)}>
                {stateNames[state]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Language
          <select name="view.locale" form="editor">
            {locales.map((locale) => (
              <option value={locale} selected={locale === view.locale}>
                {new Intl.DisplayNames('en-GB', { type: 'language' }).of(languageTag(locale))}
              </option>
            ))}
          </select>
        </label>
        <label>
          Size
          <select name="view.device" form="editor">
            {devices.map((known) => (
              <option value={known} selected={known === device}>
                {{ phone: 'Phone, 375', tablet: 'Tablet, 768', desktop: 'Desktop, 1280' }[known]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Colours
          <select name="view.scheme" form="editor">
            {(['auto', 'light', 'dark'] as const).map((scheme) => (
              <option value={scheme} selected={scheme === view.scheme}>
                {{ auto: 'As your device', light: 'Light', dark: 'Dark' }[scheme]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <section class="stage" aria-label="Preview" tabindex={0}>
        <div class={`device ${device}`}>
          <iframe
            title={`${page.name}, as shoppers will see it`}
            src={`${here}/preview/${addressOfView(view)}`}
            data-base={`${here}/preview/`}
            sandbox="allow-same-origin"
          />
        </div>
      </section>
    </section>
  )
}

interface VersionsProps {
  page: PaymentPage
  here: string
  formToken: string | undefined
  shareAddress: string
}

function Versions({ page, here, formToken, shareAddress }: VersionsProps) {
  return (
    <section class="panel">
      <h2>Share, versions, export</h2>
      <p>
        Jobs choose this page with PaymentPageReference <code>{page.reference}</code>
        {page.isDefault && '; it is also the default page'}.
      </p>
      <label>
        Shows the draft to anybody who has this link, without a sign-in
        <input readonly value={shareAddress} />
      </label>
      <div class="row">
        <button type="button" data-copy={shareAddress} hidden>
          Copy the link
        </button>
        <a class="button" href={shareAddress}>
          Open
        </a>
        <a class="button" href={`${here}/theme.json`} download>
          Export as JSON
        </a>
      </div>
      <form method="post" action={`${here}/manage`}>
        <FormToken token={formToken} />
        <fieldset>
          <legend>Versions</legend>
          <p class="muted">
            {page.publishedAt
              ? `Published ${when(page.publishedAt)}.`
              : 'Not yet published: shoppers do not see it.'}
          </p>
          <ul>
            {page.earlier.map(({ publishedAt }) => (
              <li class="row">
                <button type="submit" name="action" value={`restore:${publishedAt}`}>
                  {`Go back to ${when(new Date(publishedAt))}`}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      </form>
      <form method="post" action={`${here}/manage`}>
        <FormToken token={formToken} />
        <label>
          Name of the page, for yourself
          <input name="name" value={page.name} maxlength={60} required />
        </label>
        <div class="row">
          <button type="submit" name="action" value="rename">
            Rename
          </button>
        </div>
      </form>
      <form method="post" action={`${here}/import`}>
        <FormToken token={formToken} />
        <label>
          Import: a theme as JSON
          <textarea name="theme" required spellcheck={false} />
        </label>
        <div class="row">
          <button type="submit">Import into the draft</button>
        </div>
      </form>
    </section>
  )
}

const when = (moment: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(
    moment,
  )
