import type { Child } from 'hono/jsx'
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
  type Theme,
  themeSchema,
  typefaces,
} from '../../branding/theme.ts'
import { languages } from '../languages.ts'
import { Checkbox, Field, Select } from '../ui/form.tsx'
import { limitsOf } from '../ui/form-data.ts'
import { Swatch } from './advice.tsx'
import { DocumentationMark } from './documentation-mark.tsx'
import { nameOfField } from './field-names.ts'
import { PictureField } from './picture-field.tsx'
import { colourRoles, maxLinks, ownTexts, pictureNames, type ThemeError } from './theme-form.ts'

const limits = limitsOf(themeSchema)

export interface FieldsProps {
  theme: Theme
  /** What was typed, where a form came back. */
  typed: Record<string, string | undefined>
  errors: ThemeError[]
}

export function StartFields({ theme, typed, errors }: FieldsProps) {
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
        <Colour
          name="base"
          label="Your colour"
          colour={theme.light.accent}
          typed={typed.base}
          error={errorOf(errors, 'base')}
        />
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
      <Text
        name="businessName"
        label="Business name"
        mark={<DocumentationMark name="businessName" />}
        value={theme.businessName}
        {...{ typed, errors }}
      />
      {pictureNames.map((name) => (
        <PictureField
          name={name}
          picture={theme[name]}
          typed={typed[`${name}.address`]}
          fileError={errorOf(errors, `${name}.file`)}
          addressError={errorOf(errors, `${name}.address`)}
        />
      ))}
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
            mark={<DocumentationMark name={name} />}
            value={typed[name] ?? String(theme[name])}
            options={values.map((value) => [value, choiceNames[value] ?? value] as const)}
          />
        ))}
      </div>
      <div class="row">
        <Checkbox name="orderSummary" label="Show the order line by line" checked={theme.orderSummary} />
        <DocumentationMark name="orderSummary" />
      </div>
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
          <legend>
            {scheme === 'light' ? 'Light' : 'Dark, where the shopper’s device prefers it'}{' '}
            <DocumentationMark name={scheme} />
          </legend>
          <div class="grid">
            {Object.entries(colourRoles).map(([role, label]) => {
              const name = `${scheme}.${role}`
              return (
                <Colour
                  name={name}
                  label={label}
                  colour={theme[scheme][role as keyof Colours]}
                  typed={typed[name]}
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
        {languages.map(([locale, language]) => (
          <fieldset>
            <legend>
              {language} <DocumentationMark name="texts" />
            </legend>
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
        <summary>
          Footer links <DocumentationMark name="footerLinks" />
        </summary>
        <p class="hint">Where a link has no text in a language, the page shows its first text.</p>
        {Array.from({ length: maxLinks }, (_, index) => (
          <FooterLink index={index} link={theme.footerLinks[index]} {...{ typed, errors }} />
        ))}
      </details>
    </>
  )
}

interface FooterLinkProps extends Omit<FieldsProps, 'theme'> {
  index: number
  link: Theme['footerLinks'][number] | undefined
}

function FooterLink({ index, link, typed, errors }: FooterLinkProps) {
  const name = `footerLinks.${index}`
  return (
    <div>
      <div class="grid">
        <Text
          name={`${name}.label`}
          label={nameOfField(`${name}.label`)}
          value={link?.label ?? ''}
          {...{ typed, errors }}
        />
        <Text
          name={`${name}.address`}
          label={nameOfField(`${name}.address`)}
          value={link?.address ?? ''}
          {...{ typed, errors }}
        />
      </div>
      <details class="more" open={errors.some(({ field }) => field.startsWith(`${name}.labels`))}>
        <summary>{`Link ${index + 1}, text by language`}</summary>
        <div>
          {languages.map(([locale]) => (
            <Text
              name={`${name}.labels.${locale}`}
              label={nameOfField(`${name}.labels.${locale}`)}
              value={link?.labels?.[locale] ?? ''}
              {...{ typed, errors }}
            />
          ))}
        </div>
      </details>
    </div>
  )
}

interface ColourProps {
  name: string
  label: string
  colour: string
  typed?: string | undefined
  error?: string | undefined
}

/** A colour as `#rrggbb`, to be typed, pasted or copied; with JavaScript its swatch opens the browser's own choice. */
const Colour = ({ name, label, colour, typed, error }: ColourProps) => (
  <div class="colour">
    <Field name={name} label={label} value={typed ?? hexOf(colour)} maxlength={30} code error={error} />
    <Swatch colour={colour} />
    <input type="color" value={hexOf(colour)} data-picks={name} aria-label={`Pick ${label}`} hidden />
  </div>
)

interface TextProps extends Omit<FieldsProps, 'theme'> {
  name: string
  label: string
  mark?: Child
  value: string
}

const Text = ({ name, label, mark, value, typed, errors }: TextProps) => (
  <Field
    name={name}
    label={label}
    mark={mark}
    value={typed[name] ?? value}
    maxlength={limits(name).maxLength}
    error={errorOf(errors, name)}
  />
)

const errorOf = (errors: ThemeError[], name: string) => errors.find(({ field }) => field === name)?.message
