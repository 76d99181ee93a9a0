import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Browser, type Page } from '../form-browser'

const account = { email: 'merchant@chaos.example', password: 'a long password of the merchant' }

/** A merchant who is signed in at the shop's back office, in a browser without JavaScript. */
export class BackOffice {
  private constructor(
    private readonly browser: Browser,
    private readonly shopUrl: string,
  ) {}

  /** @param databaseUrl the shop's, to which the merchant is added */
  static async open(shopUrl: string, databaseUrl: string): Promise<BackOffice> {
    const env = { ...process.env, DATABASE_URL: databaseUrl }
    const command = spawn('npm', ['run', '--silent', 'admin', '--', 'add', account.email], {
      env,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    command.stdin.end(`${account.password}\n`)
    const [status] = await once(command, 'exit')
    if (status !== 0) throw new Error('npm run admin did not add the merchant.')
    const browser = await Browser.open()
    const signIn = await browser.visit(`${shopUrl}/admin/sign-in`)
    await browser.submit(formOfButton(signIn, 'Sign in'), account)
    return new BackOffice(browser, shopUrl)
  }

  /** The page of an order. */
  openOrder(orderNumber: string): Promise<Page> {
    return this.browser.visit(`${this.shopUrl}/admin/orders/${orderNumber}`)
  }

  /**
   * Presses the button that refunds an amount, on a page of an order: again on the same page, it is the same form.
   *
   * @param amount in major units
   * @returns false where nothing can be refunded
   */
  async refund(order: Page, amount: string): Promise<boolean> {
    const form = order.formOfButton('Refund this amount')
    if (!form) return false
    await this.browser.submit(form, { refundAmount: amount })
    return true
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}

function formOfButton(page: Page, name: string) {
  const form = page.formOfButton(name)
  if (!form) throw new Error(`${page.url} has no button “${name}”`)
  return form
}
