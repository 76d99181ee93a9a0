import { hexOf } from '../../branding/colour.ts'
import { presets } from '../../branding/presets.ts'
import {
  backgrounds,
  type Colours,
  colourSchemes,
  cornerStyles,
  densities,
  headerStyles,
  logoSizes,
  maxPictureAddress,
  maxPictureBytes,
  type Theme,
  themeSchema,
  typefaces,
} from '../../branding/theme.ts'
import { locales } from '../../payments/payment-job.ts'
import { languageName } from '../languages.ts'
import { Checkbox, Field, Select } from '../ui/form.tsx'
import { limitsOf } from '../ui/form-data.ts'
import { Swatch } from './advice.tsx'
import { colourRoles, maxLinks, ownTexts, type ThemeError } from './theme-form.ts'

const limits = limitsOf(themeSchema)

export interface FieldsProps {
  theme: Theme
  /** What was typed, where a form came back. */
  typed: Record<string, string | undefined>
  errors: ThemeError[]
}

export function StartFields() {
  return (
    <details class="panel" open>
      <summary>Start from</summary>
      <div class="row">
        {presets.map(({ key, name, theme }) => (
          <button type="submit" name="action" value={`preset:${key}`}>
            <Swatch colour={theme.light.accent} second={theme.light.ground} />
            {name}
          </button>
        ))}
      </div>
      <div class="inline">
        <Field type="color" name="base" label="Your colour" value="#2b5d8a" />
        <button type="submit" name="action" value="base">
          Make all colours from it
        </button>
      </div>
    </details>
  )
}

export function BrandFields({ theme, typed, errors }: FieldsProps) {
  return (
    <details class="panel" open>
      <summary>Brand</summary>
      <Text name="businessName" label="Business name" value={theme.businessName} {...{ typed, errors }} />
      <Picture name="logo" label="Logo" picture={theme.logo} {...{ typed, errors }} />
      <Picture name="favicon" label="Favicon" picture={theme.favicon} {...{ typed, errors }} />
    </details>
  )
}

export function ShapeFields({ theme, typed }: FieldsProps) {
  const choices: [keyof Theme & string, string, readonly string[]][] = [
    ['typeface', 'Typeface', typefaces],
    ['corners', 'Corners', cornerStyles],
    ['density', 'Density', densities],
    ['background', 'Background', backgrounds],
    ['header', 'Header', headerStyles],
    ['logoSize', 'Size of the logo', logoSizes],
    ['colourScheme', 'Light and dark', colourSchemes],
  ]
  return (
    <details class="panel" open>
      <summary>Shape and type</summary>
      <div class="grid">
        {choices.map(([name, label, values]) => (
          <Select
            name={name}
            label={label}
            value={typed[name] ?? String(theme[name])}
            options={values.map((value) => [value, choiceNames[value] ?? value] as const)}
          />
        ))}
      </div>
      <Checkbox name="orderSummary" label="Show the order line by line" checked={theme.orderSummary} />
    </details>
  )
}

const choiceNames: Record<string, string> = {
  sans: 'The device’s own sans',
  serif: 'The device’s own serif',
  commissioner: 'Commissioner',
  inter: 'Inter',
  literata: 'Literata',
  'source-serif': 'Source Serif 4',
  square: 'Square',
  soft: 'Soft',
  round: 'Round',
  compact: 'Compact',
  regular: 'Regular',
  spacious: 'Spacious',
  plain: 'Plain',
  tinted: 'Tinted with the accent',
  band: 'Band at the top',
  centred: 'Centred',
  bar: 'Bar in the accent',
  small: 'Small',
  large: 'Large',
  device: 'As the device',
  light: 'Always light',
  dark: 'Always dark',
}

export function ColourFields({ theme, typed, errors }: FieldsProps) {
  return (
    <details class="panel" open={errors.some(({ field }) => /^(light|dark)\./.test(field))}>
      <summary>Colours</summary>
      {(['light', 'dark'] as const).map((scheme) => (
        <fieldset>
          <legend>{scheme === 'light' ? 'Light' : 'Dark, where the shopper’s device prefers it'}</legend>
          <div class="grid">
            {Object.entries(colourRoles).map(([role, label]) => {
              const name = `${scheme}.${role}`
              return (
                <Field
                  type="color"
                  name={name}
                  label={label}
                  value={typed[name] ?? hexOf(theme[scheme][role as keyof Colours])}
                  error={errorOf(errors, name)}
                />
              )
            })}
          </div>
        </fieldset>
      ))}
    </details>
  )
}

export function TextFields({ theme, typed, errors }: FieldsProps) {
  return (
    <>
      <details class="panel" open={errors.some(({ field }) => field.startsWith('texts'))}>
        <summary>Your own texts</summary>
        <p class="hint">Where a field is empty, the page shows its standard text in that language.</p>
        {locales.map((locale) => (
          <fieldset>
            <legend>{languageName(locale)}</legend>
            {Object.entries(ownTexts).map(([name, label]) => (
              <Text
                name={`texts.${locale}.${name}`}
                label={label}
                value={theme.texts[locale]?.[name as keyof typeof ownTexts] ?? ''}
                {...{ typed, errors }}
              />
            ))}
          </fieldset>
        ))}
      </details>
      <details class="panel" open={errors.some(({ field }) => field.startsWith('footerLinks'))}>
        <summary>Footer links</summary>
        {Array.from({ length: maxLinks }, (_, index) => (
          <div class="grid">
            <Text
              name={`footerLinks.${index}.label`}
              label={`Link ${index + 1}, text`}
              value={theme.footerLinks[index]?.label ?? ''}
              {...{ typed, errors }}
            />
            <Text
              name={`footerLinks.${index}.address`}
              label={`Link ${index + 1}, https address`}
              value={theme.footerLinks[index]?.address ?? ''}
              {...{ typed, errors }}
            />
          </div>
        ))}
      </details>
    </>
  )
}

interface TextProps extends Omit<FieldsProps, 'theme'> {
  name: string
  label: string
  value: string
}

const Text = ({ name, label, value, typed, errors }: TextProps) => (
  <Field
    name={name}
    label={label}
    value={typed[name] ?? value}
    maxlength={limits(name).maxLength}
    error={errorOf(errors, name)}
  />
)

interface PictureProps extends Omit<FieldsProps, 'theme'> {
  name: 'logo' | 'favicon'
  label: string
  picture: string | undefined
}

function Picture({ name, label, picture, typed, errors }: PictureProps) {
  const isUploaded = picture?.startsWith('data:') === true
  return (
    <fieldset>
      <legend>{label}</legend>
      <p class="hint">{`Upload a ${label.toLowerCase()} or give its https address.`}</p>
      <div class="grid wide">
        <Field
          type="file"
          name={`${name}.file`}
          label={`SVG, PNG, JPEG or WebP, up to ${maxPictureBytes / 1024} KB`}
          accept="image/svg+xml,image/png,image/jpeg,image/webp"
          error={errorOf(errors, name)}
        />
        <Field
          name={`${name}.address`}
          label="Https address"
          value={typed[`${name}.address`] ?? (isUploaded ? '' : picture)}
          maxlength={maxPictureAddress}
          inputmode="url"
        />
      </div>
      {picture && (
        <Checkbox name={`${name}.remove`} label={isUploaded ? 'Remove the uploaded picture' : 'Remove'} />
      )}
    </fieldset>
  )
}

const errorOf = (errors: ThemeError[], name: string) => errors.find(({ field }) => field === name)?.message
