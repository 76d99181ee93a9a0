import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { PriceRange } from '@/lib/search/price-ranges'
import { type Filters, type SearchQuery, sortings } from '@/lib/search/query'

/** What narrows a search and orders its results. Open where something was chosen. */
export function SearchFilters({
  filters,
  query,
  locale,
}: {
  filters: Filters
  query: SearchQuery
  locale: Locale
}) {
  const t = translator(locale)
  const { category, attributes, price, isAvailable, sorting } = query
  const isUsed = category || attributes.size > 0 || price || isAvailable || sorting !== 'best'
  return (
    <details open={Boolean(isUsed)} className="group mt-4 rounded border border-line px-[min(1rem,5vw)]">
      <summary className="flex min-h-11 cursor-pointer items-center font-medium">
        <span className="mr-2 before:content-['+'] group-open:before:content-['−']" aria-hidden="true" />
        {t('search.filters')}
      </summary>
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 pt-2 pb-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField name="category" label={t('search.category')} defaultValue={category ?? ''}>
          <option value="">{t('search.allCategories')}</option>
          {filters.categories.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
        {filters.prices.length > 0 && (
          <SelectField name="price" label={t('search.price')} defaultValue={price?.value ?? ''}>
            <option value="">{t('search.anyPrice')}</option>
            {filters.prices.map((range) => (
              <option key={range.value} value={range.value}>
                {rangeText(range, locale)}
              </option>
            ))}
          </SelectField>
        )}
        <div>
          <SelectField name="sort" label={t('search.sort')} defaultValue={sorting}>
            {sortings.map((value) => (
              <option key={value} value={value}>
                {t(`search.sortings.${value}`)}
              </option>
            ))}
          </SelectField>
          <Checkbox name="available" value="yes" text={t('search.available')} isChecked={isAvailable} />
        </div>
        {filters.attributes.map(({ name, label, values }) => (
          <fieldset key={name} className="min-w-0">
            <legend className="font-medium">{label}</legend>
            {values.map(({ value, label: text }) => (
              <Checkbox
                key={value}
                name={name}
                value={value}
                text={text}
                isChecked={attributes.get(name)?.includes(value) ?? false}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <Button variant="secondary" className="mb-4">
        {t('search.apply')}
      </Button>
    </details>
  )
}

function Checkbox({
  name,
  value,
  text,
  isChecked,
}: {
  name: string
  value: string
  text: string
  isChecked: boolean
}) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChecked}
        className="size-5 accent-link"
      />
      {text}
    </label>
  )
}

function rangeText({ least, below }: PriceRange, locale: Locale): string {
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, currencyOf(locale), locale)
  if (least === 0) return t('search.prices.below', { price: money(below) })
  if (below === Number.POSITIVE_INFINITY) return t('search.prices.from', { price: money(least) })
  return t('search.prices.between', { least: money(least), below: money(below) })
}
