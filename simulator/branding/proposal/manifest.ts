import { z } from 'zod'
import { type Found, iconSize } from './page.ts'
import { parseJson } from './structured-data.ts'

const text = z.string().trim().min(1).optional().catch(undefined)
const manifestSchema = z.object({
  name: text,
  short_name: text,
  theme_color: text,
  icons: z
    .array(z.object({ src: z.string(), sizes: text, type: text, purpose: text }).optional().catch(undefined))
    .catch([]),
})

/** What a web app manifest says of a brand. */
export interface ManifestFacts {
  names: Found<string>[]
  colours: Found<string>[]
  /** Addresses, the largest first. */
  icons: Found<string>[]
}

/**
 * Reads a web app manifest, whatever it is.
 *
 * @param address of the manifest
 */
export function readManifest(json: string, address: string): ManifestFacts {
  const { data } = manifestSchema.partial().safeParse(parseJson(json.replace(/^\uFEFF/, '')))
  const found = (...values: (string | undefined)[]) =>
    values.flatMap((value) => (value === undefined ? [] : [{ value, from: 'the website’s manifest' }]))
  const icons = (data?.icons ?? []).flatMap((icon) => {
    // A picture of one colour, to be filled in by the device.
    const isStencil = /\bmonochrome\b/.test(icon?.purpose ?? '')
    if (!icon || isStencil || !URL.canParse(icon.src, address)) return []
    return [{ value: new URL(icon.src, address).href, size: iconSize(icon.sizes, icon.type ?? icon.src, 0) }]
  })
  return {
    names: found(data?.short_name, data?.name),
    colours: found(data?.theme_color),
    icons: found(...icons.sort((one, other) => other.size - one.size).map(({ value }) => value)),
  }
}
