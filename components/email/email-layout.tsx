import { Body, Container, Head, Heading, Hr, Html, Preview, Section, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { isDemonstration } from '@/lib/environment'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { postalAddress } from '@/lib/postal-address'
import { shop } from '@/lib/shop'
import { shopTheme } from '@/lib/theme/theme'
import { colourSchemes, colours, darkStyles } from './colours'
import { EmailLink, Muted, typefaces } from './parts'

interface Props {
  locale: Locale
  appUrl: string
  title: string
  /** What mail programs show beside the subject. */
  preview: string
  /** Whether it is for the merchant, who needs not be told who writes. */
  isToMerchant?: boolean
  children: ReactNode
}

/** What every email has: the trading name, a title, and below who writes. */
export function EmailLayout({ locale, appUrl, title, preview, isToMerchant = false, children }: Props) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content={colourSchemes} />
        <meta name="supported-color-schemes" content={colourSchemes} />
        <title>{title}</title>
        <style>{darkStyles}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="ground" style={{ margin: 0, padding: 0, backgroundColor: colours.ground }}>
        <Container style={{ maxWidth: 600, width: '100%' }}>
          <Section style={{ padding: '28px 20px' }}>
            <Text
              className="ink"
              style={{ margin: 0, color: colours.ink, font: `600 22px/28px ${typefaces.headings}` }}
            >
              {shopTheme.businessName}
            </Text>
            <Heading
              as="h1"
              className="ink"
              style={{
                margin: '28px 0 12px',
                color: colours.ink,
                font: `500 28px/36px ${typefaces.headings}`,
              }}
            >
              {title}
            </Heading>
            {children}
            <Hr className="line" style={{ margin: '32px 0 16px', borderColor: colours.line }} />
            {!isToMerchant && <Imprint locale={locale} />}
            <Muted>
              <EmailLink href={appUrl + paths.home(locale)}>{new URL(appUrl).host}</EmailLink>
            </Muted>
          </Section>
        </Container>
      </Body>
    </Html>
  )
}

function Imprint({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <>
      {isDemonstration() && <Muted>{t('order.demonstration')}</Muted>}
      <Muted>{t('email.questions')}</Muted>
      <Muted>
        {shop.legalName}, {postalAddress(locale)}
        <br />
        {shop.email}, {shop.phone}
        <br />
        {shop.register}, {shop.companyNumber}
      </Muted>
    </>
  )
}
