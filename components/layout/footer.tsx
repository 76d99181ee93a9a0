import type { ReactNode } from 'react'
import { listCategories } from '@/lib/catalogue'
import { shopTexts } from '@/lib/content/shop-texts'
import { textPageTitle } from '@/lib/content/text-page-file'
import { isDemonstration } from '@/lib/environment'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { apiPaths, paths, type TextPage, textPages } from '@/lib/paths'
import { postalAddress } from '@/lib/postal-address'
import { colourSchemes } from '@/lib/theme/colour-scheme'
import { shopTheme } from '@/lib/theme/theme'
import { ColourSchemeChoice } from './colour-scheme-choice'
import { LanguageLinks } from './language-links'
import { LinkList } from './link-list'

/** What a shopper looks for around an order; the other pages of text are about the company. */
const helpPages: readonly TextPage[] = ['contact', 'delivery', 'returns', 'accessibility']

/** The footer of every page: the categories, the pages of text, the languages, the colours. */
export async function Footer({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const { address } = shopTexts(locale)
  const categories = await listCategories(locale)
  const pageLink = (page: TextPage) => ({ href: paths.text(locale, page), text: textPageTitle(page, locale) })
  const companyPages = textPages.filter((page) => !helpPages.includes(page))
  return (
    <footer className="mt-20 wrap-anywhere hyphens-auto border-t border-line text-muted max-sm:text-small">
      <div className="page grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.5rem),1fr))] gap-x-6 gap-y-8 py-10">
        {categories.length > 0 && (
          <Links
            id="footer-catalogue"
            title={t('footer.catalogue')}
            links={categories.map(({ slug, name }) => ({ href: paths.category(locale, slug), text: name }))}
          />
        )}
        <Links
          id="footer-help"
          title={t('footer.help')}
          links={[
            { href: paths.findOrder(locale), text: t('findOrder.title') },
            ...helpPages.map(pageLink),
            { href: paths.withdrawal(locale), text: t('withdrawal.link') },
          ]}
        />
        <Links id="footer-company" title={t('footer.company')} links={companyPages.map(pageLink)} />
        {shopTheme.colourScheme === 'device' && (
          <ColourSchemeChoice
            legend={t('footer.colours.title')}
            labels={[
              ['', t('footer.colours.device')],
              ...colourSchemes.map((scheme): [string, string] => [scheme, t(`footer.colours.${scheme}`)]),
            ]}
          />
        )}
        <Group id="languages" title={t('footer.languages')}>
          <LanguageLinks current={locale} />
        </Group>
        <section aria-labelledby="footer-address">
          <h2 id="footer-address" className="text-large text-ink">
            {address.title}
          </h2>
          <p className="mt-3 max-w-sm">{postalAddress(locale)}</p>
          {address.hours && <p className="mt-2 max-w-sm">{address.hours}</p>}
        </section>
      </div>
      {isDemonstration() && (
        <p className="page border-t border-line py-5 text-small">
          {t('shop.demonstration')}{' '}
          <a
            href={apiPaths.portal}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('shop.portal')}
          </a>
        </p>
      )}
    </footer>
  )
}

function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <nav aria-labelledby={id}>
      <h2 id={id} className="text-large text-ink">
        {title}
      </h2>
      {children}
    </nav>
  )
}

interface LinksProps {
  id: string
  title: string
  links: { href: string; text: string }[]
}

function Links({ links, ...group }: LinksProps) {
  return (
    <Group {...group}>
      <LinkList links={links} className="link-list footer-links" />
    </Group>
  )
}
