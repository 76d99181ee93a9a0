import type { PaymentPage } from '../../branding/payment-pages.ts'
import { Fact, Moment, moment, Panel, Reference } from '../ui/elements.tsx'
import { Field, PostForm, Submit, TextArea } from '../ui/form.tsx'
import { useViewer } from '../ui/viewer.ts'
import { maxPageName } from './page-name.ts'
import type { ThemeError } from './theme-form.ts'
import { namedMessage } from './validation-errors.tsx'

/** A theme that could not be imported. */
export interface RejectedImport {
  /** As it was pasted. */
  text: string
  errors: ThemeError[]
}

interface VersionsProps {
  page: PaymentPage
  shareAddress: string
  rejectedImport: RejectedImport | undefined
  /** Why the page was not renamed. */
  nameError: string | undefined
}

/** What is done with a page as a whole: share it, go back to what it was, rename it, carry it elsewhere. */
export function Versions({ page, shareAddress, rejectedImport, nameError }: VersionsProps) {
  const path = `/appearance/${page.reference}`
  return (
    <Panel title="Share, versions, export">
      <dl class="facts wide-names">
        <Fact name="PaymentPageReference">
          <Reference text={page.reference} name="the PaymentPageReference" />
          <p class="hint">
            {page.isDefault
              ? 'Jobs that name no page are paid on this one.'
              : 'Jobs that name it are paid on this page.'}
          </p>
        </Fact>
        <Fact name="Link to share">
          <Reference text={shareAddress} name="the link" />
          <p class="hint">Shows the draft to anybody who has it, without a sign-in.</p>
        </Fact>
        <Fact name="Published">
          {page.publishedAt ? <Moment at={page.publishedAt} /> : 'Not yet: shoppers do not see this page.'}
        </Fact>
      </dl>
      <div class="row">
        <a class="button" href={shareAddress}>
          Open the link
        </a>
        <a class="button" href={useViewer().to(`${path}/demonstration`)}>
          Demonstration link
        </a>
        <a class="button" href={useViewer().to(`${path}/theme.json`)} download>
          Export as JSON
        </a>
      </div>
      {page.earlier.length > 0 && (
        <PostForm action={`${path}/restore`}>
          <fieldset class="choices">
            <legend>Earlier versions</legend>
            {page.earlier.map(({ publishedAt }) => (
              <div>
                <button type="submit" name="publishedAt" value={publishedAt}>
                  {`Go back to ${moment(publishedAt)}`}
                </button>
              </div>
            ))}
          </fieldset>
        </PostForm>
      )}
      <PostForm action={`${path}/rename`} class="inline">
        <Field name="name" label="Page name" value={page.name} maxlength={maxPageName} error={nameError} />
        <button type="submit">Rename</button>
      </PostForm>
      <details class="more" open={rejectedImport !== undefined}>
        <summary>Import a theme</summary>
        <PostForm action={`${path}/import`}>
          <TextArea
            name="theme"
            label="Theme as JSON"
            hint="As this editor exports it."
            value={rejectedImport?.text}
            error={rejectedImport?.errors.map((error) =>
              // What is no JSON has no fields.
              error.field === 'theme' ? error.message : namedMessage(error),
            )}
          />
          <Submit kind="plain">Import into the draft</Submit>
        </PostForm>
      </details>
    </Panel>
  )
}
