import { expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { apiPaths, paths } from '@/lib/paths'
import { GET } from './route'

const rules = [
  ...(await GET(new Request('https://shop.example/robots.txt')).text()).matchAll(/^(Dis)?allow: (.*)$/gim),
]

/** The longest rule that matches counts. Source: RFC 9309, 2.2.2 */
function isAllowed(path: string): boolean {
  const [longest] = rules
    .filter(([, , rule = '']) => new RegExp(`^${rule.replaceAll('*', '.*')}`).test(path))
    .sort(([, , one = ''], [, , other = '']) => other.length - one.length)
  return longest?.[1] === undefined
}

it.each(locales)(
  'programs read what is for everyone in %s, and nothing that belongs to one shopper',
  (locale) => {
    for (const path of [
      paths.home(locale),
      paths.product(locale, 'teapot', 'iron'),
      paths.product(locale, 'cartwheel-plate'),
      paths.category(locale, 'search-lights'),
      paths.text(locale, 'terms'),
    ])
      expect(isAllowed(path), path).toBe(true)
    for (const path of [
      paths.cart(locale),
      paths.checkout(locale),
      paths.order(locale, '7K3QX'),
      apiPaths.cart,
    ])
      expect(isAllowed(path), path).toBe(false)
  },
)

it('the pictures that feeds and pages name may be loaded, wherever the catalogue comes from', () => {
  for (const path of ['/products/teapot.png', apiPaths.picture('teapot.png'), apiPaths.themePicture('logo')])
    expect(isAllowed(path), path).toBe(true)
})
