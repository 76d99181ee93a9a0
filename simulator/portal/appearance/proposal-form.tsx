import { PictureError, PicturesBusy, pictureTypes } from '../../branding/picture.ts'
import type { LogoFile, ProposalRequest } from '../../branding/proposal/proposal.ts'
import { WebsiteError } from '../../branding/proposal/website.ts'
import { storable } from '../../database/storable-text.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext } from '../portal-env.ts'
import { Panel } from '../ui/elements.tsx'
import { Field, fieldsOf, PostForm, Submit } from '../ui/form.tsx'
import { isChosen, readFields } from '../ui/form-data.ts'
import type { PageState } from '../ui/page.tsx'
import { useViewer } from '../ui/viewer.ts'

/** In characters; longer addresses are of no website's front page. */
const maxAddress = 500

/** Asks for a website or a logo, from which a page is proposed. */
export function ProposalForm({ state }: { state: PageState }) {
  const field = fieldsOf(state)
  const megabytes = useViewer().maxPictureBytes / 1024 / 1024
  return (
    <Panel
      title="New page from a website or a logo"
      hint="Name, logo, favicon and colours are proposed. Shoppers see nothing before you publish it."
    >
      <PostForm action="/appearance/proposal" holdsFiles idempotent>
        <div class="inline top">
          <Field
            {...field('website')}
            label="Website"
            hint="Such as shop.example."
            inputmode="url"
            maxlength={maxAddress}
            class="wide"
          />
          <Field
            {...field('logo')}
            type="file"
            label="Or a logo file"
            hint={`${pictureTypes}, up to ${megabytes} MB.`}
            accept="image/*,.svg,.ico"
            class="wide"
          />
        </div>
        <Submit>Propose a page</Submit>
      </PostForm>
    </Panel>
  )
}

/** @throws FormRejection where the form gives neither a website nor a logo */
export async function readProposalForm(c: PortalContext): Promise<ProposalRequest> {
  const { website = '', logo } = await readFields(c)
  const address = typeof website === 'string' ? website.trim() : ''
  const file = isChosen(logo) ? await logoOf(logo) : undefined
  if (address.length > maxAddress)
    throw new FormRejection({ website: `Use at most ${maxAddress} characters.` })
  if (address === '' && !file) throw new FormRejection({ website: 'Enter a website, or upload a logo file.' })
  return { website: address || undefined, logo: file }
}

const logoOf = async (file: File): Promise<LogoFile> => ({
  name: storable(file.name).slice(0, 80),
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** What is wrong with what was given, at its field. @throws whatever else went wrong */
export function proposalRejection(error: unknown): FormRejection {
  if (error instanceof WebsiteError) return new FormRejection({ website: error.message })
  if (error instanceof PicturesBusy) return new FormRejection(error.message)
  if (error instanceof PictureError) return new FormRejection({ logo: error.message })
  throw error
}
