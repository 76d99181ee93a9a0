import { type Context, Hono } from 'hono'
import type { PaymentPages } from '../branding/payment-pages.ts'
import { defaultTheme, type Theme } from '../branding/theme.ts'
import { formatDate } from '../checkout/dates.ts'
import { OrderSummary } from '../checkout/hosted-page/order-summary.tsx'
import { limitBody } from '../checkout/middleware.ts'
import { Notice, showFailure } from '../checkout/notice.tsx'
import { showPage } from '../checkout/page.tsx'
import { businessTimeZone } from '../clock/business-day.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { Configurations } from '../payments/configurations.ts'
import type { DailyLimit } from '../payments/daily-limit.ts'
import { gatewayMethod } from '../payments/page-methods.ts'
import {
  currentPayment,
  hostedPagePath,
  type Locale,
  locales,
  type PaymentJob,
} from '../payments/payment-job.ts'
import { factsOf } from '../payments/payment-status.ts'
import type { Payments } from '../payments/payments.ts'
import { isReference } from '../payments/references.ts'
import { returnUrlAttributes } from '../payments/return-url.ts'
import { readForm } from '../web/form.ts'
import { languageTag, preferredLocale } from '../web/locale.ts'
import { formatMoney } from '../web/money.ts'
import { isCode } from '../web/short-code.ts'
import type { DemoShop, DemoShops } from './demo-shops.ts'
import { currencies, type Good, goods, outlines } from './goods.ts'
import { textsIn } from './texts.ts'

interface Dependencies {
  demoShops: DemoShops
  pages: Pick<PaymentPages, 'find' | 'publishedTheme'>
  configurations: Pick<Configurations, 'find'>
  payments: Pick<Payments, 'create' | 'find'>
  /** Of a simulator that strangers reach. */
  dailyLimit: DailyLimit | undefined
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
}

/** Of a demoShop, to be put behind the simulator's address. */
export const demoShopPath = (code: string): string => `/demo/${code}`

/**
 * Small shops in the brand of a payment page, to be mounted at `/demo`. Whoever has the link buys without a sign-in: the
 * payment job is made as any is, paid on that page as it is published, and leads back to a receipt.
 */
export function demoShopPages(dependencies: Dependencies): Hono {
  const { demoShops, pages, configurations, payments, dailyLimit, publicUrl } = dependencies
  const app = new Hono()
  app.onError(showFailure)
  app.use(limitBody, async (c, next) => {
    c.header('X-Robots-Tag', 'noindex, nofollow')
    await next()
  })

  /** @returns undefined where the link is unknown or over, or its page is no longer published */
  async function find(c: Context): Promise<Visit | undefined> {
    const code = c.req.param('code') ?? ''
    const demoShop = isCode(code) ? await demoShops.findByCode(code) : undefined
    if (!demoShop) return undefined
    const { configurationId, pageReference } = demoShop
    const page = await pages.find(configurationId, pageReference)
    const theme = page?.published ? await pages.publishedTheme(configurationId, pageReference) : undefined
    const configuration = await configurations.find(configurationId)
    return theme && configuration && { demoShop, theme, configuration, locale: localeOf(c) }
  }

  async function mayStart({ demoShop: { code, configurationId } }: Visit): Promise<number | undefined> {
    if (dailyLimit && !(await dailyLimit.allow('payment job', configurationId))) return undefined
    return demoShops.countPayment(code)
  }

  app.get('/:code', async (c) => {
    const visit = await find(c)
    if (!visit) return showOver(c)
    const reference = c.req.query('paymentjobref') ?? ''
    const job = isReference(reference)
      ? await payments.find(visit.demoShop.configurationId, reference)
      : undefined
    return job && isOf(visit.demoShop, job) ? showReceipt(c, visit, job) : showGoods(c, visit)
  })

  app.post('/:code', async (c) => {
    const visit = await find(c)
    if (!visit) return showOver(c)
    const form = await readForm(c)
    const good = goods.find(({ id }) => id === form.good)
    if (!good) return showGoods(c, visit)
    const number = await mayStart(visit)
    if (number === undefined) return showFull(c, visit)
    const here = `${publicUrl(c.req.raw)}${demoShopPath(visit.demoShop.code)}`
    const job = await payments.create(visit.configuration, {
      type: 'Payment',
      locale: visit.locale,
      timeZone: businessTimeZone,
      currency: currencies[visit.locale],
      amountToCollect: good.price,
      paymentMethodsToUse: [...new Set(visit.configuration.settings.paymentMethods.map(gatewayMethod))],
      order: orderOf(good, number, visit.locale),
      parameters: {
        paymentPageReference: visit.demoShop.pageReference,
        ...Object.fromEntries(Object.values(returnUrlAttributes).map((name) => [name, here])),
      },
      options: [],
      startsAtCardForm: true,
    })
    return c.redirect(`..${hostedPagePath(job)}`, 303)
  })

  return app
}

/** Who sees which demoShop. */
interface Visit {
  demoShop: DemoShop
  theme: Theme
  configuration: Configuration
  locale: Locale
}

const localeOf = (c: Context): Locale =>
  locales.find((locale) => languageTag(locale) === c.req.query('lang')) ?? preferredLocale(c)

/** A job that was made in a demo shop leads back there; others are nobody's business here. */
const isOf = ({ code }: DemoShop, { parameters }: PaymentJob): boolean =>
  parameters.returnUrlSuccess?.endsWith(demoShopPath(code)) === true

const orderOf = ({ id, price }: Good, number: number, locale: Locale) => ({
  orderNumber: `DEMO-${String(number).padStart(4, '0')}`,
  orderLines: [
    {
      lineNumber: 1,
      name: textsIn(locale).goods[id].name,
      quantity: '1',
      unitPriceInclVat: price,
      totalLineAmount: price,
    },
  ],
})

function showGoods(c: Context, { theme, locale, demoShop }: Visit) {
  const texts = textsIn(locale)
  const address = `${demoShop.code}?lang=${languageTag(locale)}`
  return showPage(
    c,
    { locale, theme },
    {
      title: texts.heading,
      columns: 'two',
      body: (
        <div class="goods">
          <h1>{texts.heading}</h1>
          <p class="muted">{texts.intro}</p>
          <ul>
            {goods.map((good) => (
              <li>
                <GoodToBuy good={good} locale={locale} address={address} />
              </li>
            ))}
          </ul>
          <nav aria-label={texts.languages}>
            <ul class="languages">
              {languages.map((language) => (
                <li>
                  <a
                    href={`?lang=${languageTag(language)}`}
                    lang={languageTag(language)}
                    hreflang={languageTag(language)}
                    aria-current={language === locale ? 'true' : undefined}
                  >
                    {ownNames[language]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      ),
    },
  )
}

function GoodToBuy({ good, locale, address }: { good: Good; locale: Locale; address: string }) {
  const texts = textsIn(locale)
  const { name, text } = texts.goods[good.id]
  return (
    <article class="panel">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={outlines[good.id]} />
      </svg>
      <h2>{name}</h2>
      <p class="muted">{text}</p>
      <p class="money">
        <strong>{formatMoney(good.price, currencies[locale], locale)}</strong>
      </p>
      <form method="post" action={address}>
        <button
          type="submit"
          name="good"
          value={good.id}
          class="main-action"
          aria-label={`${texts.buy}: ${name}`}
        >
          {texts.buy}
        </button>
      </form>
    </article>
  )
}

/** Each language's name in itself, English first. */
const ownNames: Record<Locale, string> = {
  en_GB: 'English (UK)',
  en_US: 'English (US)',
  el_GR: 'Ελληνικά',
  nl_NL: 'Nederlands',
  es_ES: 'Español',
}

const languages = Object.keys(ownNames) as Locale[]

/** In the language in which the payment was made. */
function showReceipt(c: Context, { theme, demoShop }: Visit, job: PaymentJob) {
  const { locale } = job
  const texts = textsIn(locale)
  const payment = currentPayment(job)
  const outcome = factsOf(payment.status).outcome ?? 'unfinished'
  const { heading, text } = texts.outcomes[outcome]
  const link =
    outcome === 'unfinished'
      ? { address: `..${hostedPagePath(job)}`, label: texts.pay }
      : { address: `${demoShop.code}?lang=${languageTag(locale)}`, label: texts.back }
  const isPaid = outcome === 'success'
  return showPage(
    c,
    { locale, theme },
    {
      title: isPaid ? texts.receipt : heading,
      columns: 'two',
      body: (
        <>
          <Notice
            heading={heading}
            text={isPaid ? `${text} ${texts.date}: ${dayOf(payment.paidAt ?? job.updatedAt, job)}.` : text}
            sign={outcome === 'success' || outcome === 'failed' ? outcome : 'neutral'}
            link={link}
          />
          <OrderSummary job={job} lines />
        </>
      ),
    },
  )
}

const dayOf = (at: string, { locale, timeZone }: PaymentJob) =>
  formatDate(new Date(at), 'day', locale, timeZone)

function showOver(c: Context) {
  const locale = localeOf(c)
  const { heading, text } = textsIn(locale).over
  return showPage(
    c,
    { locale, theme: defaultTheme },
    { title: heading, status: 404, body: <Notice heading={heading} text={text} sign="neutral" /> },
  )
}

function showFull(c: Context, { locale, theme }: Visit) {
  const { heading, text } = textsIn(locale).full
  return showPage(
    c,
    { locale, theme },
    { title: heading, status: 429, body: <Notice heading={heading} text={text} sign="neutral" /> },
  )
}
