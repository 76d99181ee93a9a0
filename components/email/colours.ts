import { formatHex } from 'culori'
import { shopTheme } from '@/lib/theme/theme'

type Colours = typeof shopTheme.light

/** Mail programs know no colour but those of RGB. */
const inHexadecimal = (colours: Colours): Colours =>
  Object.fromEntries(
    Object.entries(colours).map(([role, colour]) => [role, formatHex(colour) ?? colour]),
  ) as Colours

const { colourScheme } = shopTheme

/** The colours of emails: as styles of their elements, since many mail programs know no style sheets. */
export const colours = inHexadecimal(colourScheme === 'dark' ? shopTheme.dark : shopTheme.light)

export const colourSchemes = colourScheme === 'device' ? 'light dark' : colourScheme

const dark = inHexadecimal(shopTheme.dark)

/** What replaces them on a device that prefers dark colours, in mail programs that know style sheets. */
export const darkStyles =
  colourScheme === 'device'
    ? `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground,.ground>table>tbody>tr>td{background-color:${dark.ground}!important}
.ink{color:${dark.ink}!important}
.muted{color:${dark.muted}!important}
.link{color:${dark.accent}!important}
.line{border-color:${dark.line}!important}
.button{background-color:${dark.accent}!important;color:${dark.onAccent}!important}
}`
    : ''
