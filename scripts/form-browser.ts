import { type APIRequestContext, type APIResponse, request } from '@playwright/test'
import { type CheerioAPI, load } from 'cheerio'

/** A page that did not come, or came as an error of a server or a proxy. */
export class PageUnavailable extends Error {
  override name = 'PageUnavailable'
}

/** A form as a browser without JavaScript sends it. */
export interface Form {
  action: URL
  method: 'GET' | 'POST'
  isMultipart: boolean
  fields: Record<string, string>
}

/** What a browser shows. */
export class Page {
  readonly #document: CheerioAPI

  constructor(
    readonly url: URL,
    readonly html: string,
    readonly status = 200,
    /** Where it leads, when the browser was not to follow. */
    readonly leadsTo?: URL,
  ) {
    this.#document = load(html)
    // Of a list with groups, cheerio sends what stands before them, whichever option is chosen.
    this.#document('optgroup > option').unwrap()
  }

  /** What stands in the main part of the page, each run of white space as one blank. */
  get text(): string {
    return textOf(this.#document('main'))
  }

  /** The first form that a selector finds, by itself or by an element in it; undefined when there is none. */
  form(selector: string): Form | undefined {
    const forms = this.#document('form')
    return this.#formOf(forms.filter(selector).add(forms.has(selector)).first())
  }

  /** The form that a button sends, with what the button itself stands for; undefined when there is no such button. */
  formOfButton(name: string | RegExp): Form | undefined {
    const button = this.#named('button', name)
    const form = this.#formOf(button.closest('form'))
    const field = button.attr('name')
    if (form && field !== undefined) form.fields[field] = button.attr('value') ?? ''
    return form
  }

  /**
   * The names and values that fields with these labels send, when each has what is typed there; the label of a field in a
   * group can have the name of the group before it: `Delivery address: Postcode`.
   *
   * @throws Error
   */
  fields(typed: Record<string, string>): Record<string, string> {
    const sent = Object.entries(typed).map(([label, text]) => {
      const labels = this.#label(label)
      const id = labels.attr('for')
      const field = id === undefined ? labels.find('input, select, textarea') : this.#document(`[id="${id}"]`)
      const name = field.first().attr('name')
      if (name === undefined) throw new Error(`${this.url} has no field “${label}”`)
      return [name, field.first().attr('type') === 'radio' ? (field.first().attr('value') ?? '') : text]
    })
    return Object.fromEntries(sent)
  }

  /** Where the first link with this name leads; undefined when there is none. */
  link(name: string | RegExp): URL | undefined {
    const href = this.#named('a', name).attr('href')
    return href === undefined ? undefined : new URL(href, this.url)
  }

  /** The value of an attribute of the first element that has it; undefined when none has. */
  attribute(name: string): string | undefined {
    return this.#document(`[${name}]`).first().attr(name)
  }

  /** The first element of this kind that has this name, or whose name has this pattern. */
  #named(tag: 'a' | 'button' | 'label', name: string | RegExp, within = this.#document('body')) {
    const isNamed =
      typeof name === 'string' ? (text: string) => text === name : (text: string) => name.test(text)
    const elements = within.find(tag)
    return elements
      .filter((_, element) => {
        const own = this.#document(element)
        return isNamed(own.attr('aria-label') ?? textOf(own))
      })
      .first()
  }

  #label(name: string) {
    const [legend = '', label = ''] = name.split(': ')
    const group = this.#document('fieldset').filter(
      (_, element) => textOf(this.#document(element).children('legend')) === legend,
    )
    return label === '' ? this.#named('label', name) : this.#named('label', label, group)
  }

  #formOf(form: ReturnType<CheerioAPI>): Form | undefined {
    if (form.length === 0) return undefined
    const fields = form.serializeArray().map(({ name, value }) => [name, value])
    return {
      action: new URL(form.attr('action') || this.url, this.url),
      method: form.attr('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
      isMultipart: form.attr('enctype')?.toLowerCase() === 'multipart/form-data',
      fields: Object.fromEntries(fields),
    }
  }
}

const textOf = (element: { text(): string }) => element.text().replace(/\s+/g, ' ').trim()

const timeoutMs = 90_000

interface BrowserOptions {
  proxy?: string
  cookies?: { name: string; value: string; domain: string }[]
  headers?: Record<string, string>
}

const cookieDefaults = { path: '/', expires: -1, httpOnly: true, secure: true, sameSite: 'Lax' as const }

/** Where a page leads on by itself at once. */
const refreshed = (headers: Record<string, string>) => /^0;\s*url=(.+)$/i.exec(headers.refresh ?? '')?.[1]

/** A browser without JavaScript: it keeps cookies, follows where it is led and sends forms. Its tabs share the cookies. */
export class Browser {
  private constructor(private readonly context: APIRequestContext) {}

  /**
   * @param options.proxy through which it sends everything but to 127.0.0.1; its certificates are not checked then
   * @param options.cookies that it has already
   * @param options.headers that it sends with every request
   */
  static async open({ proxy, cookies = [], headers }: BrowserOptions = {}): Promise<Browser> {
    const always = { 'accept-language': 'en-GB', accept: 'text/html', ...headers }
    const stored = cookies.map((cookie) => ({ ...cookie, ...cookieDefaults }))
    const context = await request.newContext({
      extraHTTPHeaders: always,
      storageState: { cookies: stored, origins: [] },
      ...(proxy !== undefined && { proxy: { server: proxy, bypass: '127.0.0.1' }, ignoreHTTPSErrors: true }),
    })
    return new Browser(context)
  }

  /** @throws PageUnavailable */
  visit(address: string | URL): Promise<Page> {
    return this.#open(() => this.context.get(String(address), { timeout: timeoutMs }), true)
  }

  /**
   * Sends a form.
   *
   * @param typed what is typed into its fields
   * @param returns whether the browser is still there when the answer comes, and follows where it leads
   * @throws PageUnavailable
   */
  submit(
    { action, method, isMultipart, fields }: Form,
    typed: Record<string, string> = {},
    { returns = true } = {},
  ): Promise<Page> {
    const values = { ...fields, ...typed }
    const options = { timeout: timeoutMs, ...(returns ? {} : { maxRedirects: 0 }) }
    if (method === 'GET') {
      const address = new URL(action)
      address.search = String(new URLSearchParams(values))
      return this.#open(() => this.context.get(address.href, options), returns)
    }
    const body = isMultipart ? { multipart: values } : { form: values }
    return this.#open(
      () => this.context.post(action.href, { ...options, ...body, headers: { origin: action.origin } }),
      returns,
    )
  }

  /** All cookies that it has, as another browser takes them. */
  async cookies() {
    return (await this.context.storageState()).cookies
  }

  /** Its cookies, as a request to the only site that it has visited names them. */
  async cookieHeader(): Promise<string> {
    return (await this.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  /** Closes all tabs. What is under way is broken off. */
  close(): Promise<void> {
    return this.context.dispose()
  }

  async #open(send: () => Promise<APIResponse>, follows: boolean): Promise<Page> {
    let response: APIResponse
    let html: string
    try {
      response = await send()
      html = await response.text()
    } catch (error) {
      throw new PageUnavailable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    }
    if (response.status() >= 500) throw new PageUnavailable(`${response.status()} from ${response.url()}`)
    const url = new URL(response.url())
    const headers = response.headers()
    const location = headers.location ?? refreshed(headers)
    if (location !== undefined && follows) return this.visit(new URL(location, url))
    const leadsTo = location === undefined ? undefined : new URL(location, url)
    return new Page(url, html, response.status(), leadsTo)
  }
}
