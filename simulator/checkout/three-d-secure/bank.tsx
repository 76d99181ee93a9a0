import { paletteFrom } from '../../branding/palette.ts'
import { defaultTheme, type Theme } from '../../branding/theme.ts'

/** The simulated bank that issued every card: a brand of its own, so that nobody takes its page for the merchant's. */
export const bankTheme: Theme = {
  ...defaultTheme,
  businessName: 'Larkfield Bank',
  typeface: 'inter',
  header: 'bar',
  corners: 'round',
  ...paletteFrom('oklch(0.36 0.13 268)'),
}

/** What the bank's page carries in place of a merchant's mark. */
export function BankMark() {
  return (
    <>
      <span class="monogram" aria-hidden="true">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3.5 9L12 4l8.5 5zM6 9v8M10 9v8M14 9v8M18 9v8M4 20h16M5 17h14" />
        </svg>
      </span>
      {bankTheme.businessName}
    </>
  )
}
