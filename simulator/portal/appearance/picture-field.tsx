import { pictureTypes } from '../../branding/picture.ts'
import { maxPictureAddress } from '../../branding/theme.ts'
import { Checkbox, Field } from '../ui/form.tsx'
import { useViewer } from '../ui/viewer.ts'
import { DocumentationMark } from './documentation-mark.tsx'
import { isUploaded, type PictureName, pictureLabels } from './theme-form.ts'

const hints: Record<PictureName, string> = {
  logo: 'Upload a logo or enter its https address.',
  logoDark:
    'Takes the place of the logo on a dark page. Without it, a dark logo stands on a light plate there.',
  favicon: 'The small picture in the tab of the browser. Upload it or enter its https address.',
}

interface PictureFieldProps {
  name: PictureName
  picture: string | undefined
  /** The address that was typed, where a form came back. */
  typed: string | undefined
  fileError: string | undefined
  addressError: string | undefined
}

/** Takes a picture, as a file or by its address, and shows which one is kept. */
export function PictureField(props: PictureFieldProps) {
  const { name, picture, typed, fileError, addressError } = props
  const megabytes = useViewer().maxPictureBytes / 1024 / 1024
  return (
    <fieldset>
      <legend>{pictureLabels[name]}</legend>
      <p class="hint">
        {hints[name]} <DocumentationMark name={name} />
      </p>
      <div id={`${name}-kept`}>
        <KeptPicture name={name} picture={picture} />
      </div>
      <div class="grid wide">
        <Field
          type="file"
          name={`${name}.file`}
          label={`File, up to ${megabytes} MB`}
          hint={pictureTypes}
          accept="image/*,.svg,.ico"
          error={fileError}
        />
        <Field
          name={`${name}.address`}
          label="Https address"
          value={typed ?? (isUploaded(picture) ? '' : picture)}
          maxlength={maxPictureAddress}
          inputmode="url"
          error={addressError}
        />
      </div>
    </fieldset>
  )
}

/** The picture that is kept, and a box to remove it. */
export function KeptPicture({ name, picture }: Pick<PictureFieldProps, 'name' | 'picture'>) {
  if (!picture) return null
  return (
    <div class="kept">
      {isUploaded(picture) && <img src={picture} alt={`${pictureLabels[name]} that is kept`} />}
      <div>
        <p>{isUploaded(picture) ? `Kept: ${kindOf(picture)}` : 'Kept: the picture at the address below'}</p>
        <Checkbox name={`${name}.remove`} label="Remove it" />
      </div>
    </div>
  )
}

/** Such as `SVG, 2.1 KB`. */
function kindOf(picture: string): string {
  const [, type = ''] = /^data:image\/(\w+)/.exec(picture) ?? []
  const bytes = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64').length
  return `${type === 'webp' ? 'WebP' : type.toUpperCase()}, ${(bytes / 1024).toFixed(1)} KB`
}
