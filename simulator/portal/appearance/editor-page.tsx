import { contrastAdvice } from '../../branding/contrast.ts'
import type { PaymentPage } from '../../branding/payment-pages.ts'
import type { Theme } from '../../branding/theme.ts'
import { languages } from '../languages.ts'
import { editorScript } from '../ui/assets.ts'
import { PostForm, Select } from '../ui/form.tsx'
import type { Form } from '../ui/form-data.ts'
import { useViewer } from '../ui/viewer.ts'
import { Advice } from './advice.tsx'
import {
  BrandFields,
  ColourFields,
  type FieldsProps,
  ShapeFields,
  StartFields,
  TextFields,
} from './fields.tsx'
import { addressOfSettings, type PreviewSettings, writePreviewSettings } from './preview-settings.ts'
import { ProposalPanel } from './proposal-panel.tsx'
import { pageStates, pathOf, stateNames } from './sample.ts'
import { type Device, devices } from './screenshots.ts'
import type { ThemeError } from './theme-form.ts'
import { ValidationErrorList } from './validation-errors.tsx'
import { type RejectedImport, Versions } from './versions.tsx'

const deviceNames: Record<Device, string> = {
  phone: 'Phone, 375',
  tablet: 'Tablet, 768',
  desktop: 'Desktop, 1280',
}
const schemeNames = { auto: 'As your device', light: 'Light', dark: 'Dark' } as const

/** What came of a form of the editor that is shown again. */
export interface EditorState {
  /** As it was typed. */
  form?: Form
  errors?: ThemeError[]
  rejectedImport?: RejectedImport
  nameError?: string | undefined
}

interface EditorProps {
  page: PaymentPage
  state: EditorState
  /** What the preview shows. */
  shown: PreviewSettings
  device: Device
  shareAddress: string
  /** Whether there is a browser at hand that takes screenshots. */
  hasScreenshots: boolean
  /** What has just been done: a key of `doneTexts`. */
  done: string | undefined
}

/** The form beside the page that it makes. */
export function Editor(props: EditorProps) {
  const { page, state, done } = props
  const { form = {}, errors = [], rejectedImport, nameError } = state
  const theme = page.draft
  const isRejected = errors.length > 0 || rejectedImport !== undefined
  const asksToConfirm = done === 'unreadable' && !isRejected
  const viewer = useViewer()
  const fields: FieldsProps = { theme, typed: form, errors }
  return (
    <div class="editor">
      <div>
        <PostForm id="editor" action={`/appearance/${page.reference}`} holdsFiles>
          <div class="bar">
            <h1>
              <bdi>{page.name}</bdi>
            </h1>
            <button type="submit" name="action" value="save" data-without-script>
              Save and show
            </button>
            <button type="submit" name="action" value="publish" class="main-action">
              Publish
            </button>
            {asksToConfirm && (
              <button type="submit" name="action" value="publish-anyway" class="danger">
                Publish anyway
              </button>
            )}
            {page.published && viewer.may('make payment links') && (
              <a class="button" href={viewer.to(`/payment-links?page=${page.reference}`)}>
                Create a payment link
              </a>
            )}
            <p id="status" role="status" class={isRejected || asksToConfirm ? 'problem' : 'muted'}>
              {rejectedText(state) ?? doneText(done, theme)}
            </p>
          </div>
          <ValidationErrorList errors={errors} />
          <p class="hint">
            Cashflows documents that a merchant can have several pages, each with a logo and branding. What is
            marked “assumed” is this simulator’s own: ask Cashflows before you promise it.
          </p>
          <ProposalPanel page={page} />
          <div id="advice" class="panel">
            <Advice theme={theme} />
          </div>
          <StartFields {...fields} />
          <BrandFields {...fields} />
          <ShapeFields {...fields} />
          <ColourFields {...fields} />
          <TextFields {...fields} />
        </PostForm>
      </div>
      <Preview {...props} />
      <Versions
        page={page}
        shareAddress={props.shareAddress}
        rejectedImport={rejectedImport}
        nameError={nameError}
      />
      <script
        src={viewer.to(`/appearance-editor.js?v=${editorScript.version}`)}
        data-max-picture-bytes={viewer.maxPictureBytes}
        defer
      />
    </div>
  )
}

const doneTexts: Record<string, string> = {
  saved: 'Draft saved.',
  published: 'Published: shoppers see it now.',
  unreadable:
    'Draft saved, not published: shoppers could not read some of the text. Choose other colours, or publish it anyway.',
  restored: 'The earlier version is the draft now. Publish it to show it.',
  imported: 'Imported into the draft.',
}

/** What was not done, where a form is shown again. */
function rejectedText({ errors = [], rejectedImport }: EditorState): string | undefined {
  if (rejectedImport) return 'Not imported: correct the theme below, at “Import a theme”.'
  return errors.length > 0 ? 'Not saved: correct the fields marked below.' : undefined
}

/** What has just been done, and how many pairs of colours are hard to read since. */
function doneText(done: string | undefined, theme: Theme): string | undefined {
  const text = doneTexts[done ?? '']
  const hardToRead = contrastAdvice(theme).length
  return text && hardToRead > 0 ? `${text} Pairs of colours that are hard to read: ${hardToRead}.` : text
}

function Preview({ shown, device, page, hasScreenshots }: EditorProps) {
  const here = useViewer().to(`/appearance/${page.reference}`)
  const base = `${here}/preview/`
  return (
    <section class="panel preview" aria-labelledby="preview">
      <h2 id="preview">Preview</h2>
      <div class="grid">
        <div class="field">
          <label for="view.state">State</label>
          <select id="view.state" name="view.state" form="editor">
            {pageStates.map((state) => (
              <option value={state} selected={state === shown.state} data-path={pathOf(state)}>
                {stateNames[state]}
              </option>
            ))}
          </select>
        </div>
        <Select name="view.locale" label="Language" form="editor" value={shown.locale} options={languages} />
        <Select
          name="view.device"
          label="Size"
          form="editor"
          value={device}
          options={devices.map((known) => [known, deviceNames[known]] as const)}
        />
        <Select
          name="view.scheme"
          label="Colours"
          form="editor"
          value={shown.scheme}
          options={Object.entries(schemeNames)}
        />
      </div>
      <section class="stage" aria-label="Payment page" tabindex={0}>
        <div class={`device ${device}`}>
          <iframe
            title={`${page.name}, as shoppers will see it`}
            src={`${base}${addressOfSettings(shown)}`}
            data-base={base}
            sandbox="allow-same-origin"
          />
        </div>
      </section>
      {hasScreenshots && (
        <div>
          <a
            id="picture"
            class="button"
            href={`${here}/picture.png?view=${writePreviewSettings(shown)}&device=${device}`}
            download={`${page.name}.png`}
          >
            Download as PNG
          </a>
        </div>
      )}
    </section>
  )
}
