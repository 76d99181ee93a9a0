import type { PaymentPage } from '../../branding/payment-pages.ts'
import type { View } from '../portal-env.ts'
import { Moment, moment, Reference } from '../ui/elements.tsx'
import { Area, Field, PostForm } from '../ui/form.tsx'
import { NamedProblems } from './named-problems.tsx'
import type { ThemeProblem } from './theme-form.ts'

/** A theme that could not be imported. */
export interface RefusedImport {
  /** As it was pasted. */
  text: string
  problems: ThemeProblem[]
}

interface VersionsProps {
  view: View
  page: PaymentPage
  shareAddress: string
  refusedImport: RefusedImport | undefined
}

/** What is done with a page as a whole: share it, go back to what it was, rename it, carry it elsewhere. */
export function Versions({ view, page, shareAddress, refusedImport }: VersionsProps) {
  const path = `/appearance/${page.reference}`
  return (
    <section class="panel">
      <h2>Share, versions, export</h2>
      <dl class="facts wide-names">
        <div>
          <dt>PaymentPageReference</dt>
          <dd>
            <Reference text={page.reference} name="the PaymentPageReference" />
            <p class="hint">
              {page.isDefault
                ? 'Jobs that name no page are paid on this one.'
                : 'Jobs that name it are paid on this page.'}
            </p>
          </dd>
        </div>
        <div>
          <dt>Link to share</dt>
          <dd>
            <Reference text={shareAddress} name="the link" />
            <p class="hint">Shows the draft to anybody who has it, without a sign-in.</p>
          </dd>
        </div>
        <div>
          <dt>Published</dt>
          <dd>
            {page.publishedAt ? <Moment at={page.publishedAt} /> : 'Not yet: shoppers do not see this page.'}
          </dd>
        </div>
      </dl>
      <div class="row">
        <a class="button" href={shareAddress}>
          Open the link
        </a>
        <a class="button" href={view.to(`${path}/theme.json`)} download>
          Export as JSON
        </a>
      </div>
      {page.earlier.length > 0 && (
        <PostForm view={view} action={`${path}/manage`}>
          <fieldset class="choices">
            <legend>Earlier versions</legend>
            {page.earlier.map(({ publishedAt }) => (
              <div>
                <button type="submit" name="action" value={`restore:${publishedAt}`}>
                  {`Go back to ${moment(publishedAt)}`}
                </button>
              </div>
            ))}
          </fieldset>
        </PostForm>
      )}
      <PostForm view={view} action={`${path}/manage`} class="inline">
        <Field name="name" label="Name of the page, for yourself" value={page.name} maxlength={60} />
        <button type="submit" name="action" value="rename">
          Rename
        </button>
      </PostForm>
      <details class="more" open={refusedImport !== undefined}>
        <summary>Import a theme</summary>
        <PostForm view={view} action={`${path}/import`}>
          <Area
            name="theme"
            label="Theme as JSON"
            hint="As this editor exports it."
            value={refusedImport?.text}
            problem={refusedImport && 'Not imported: this needs mending.'}
          />
          {refusedImport && <NamedProblems problems={refusedImport.problems} />}
          <div>
            <button type="submit">Import into the draft</button>
          </div>
        </PostForm>
      </details>
    </section>
  )
}
