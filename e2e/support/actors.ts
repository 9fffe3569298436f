import { type DemoAccount, demoAccountsSchema, type Role } from '@gongyi/shared/contracts'
import type { Browser, Page } from '@playwright/test'
import { ApiUser, type Secret } from './api.js'

/** Whom a journey can be: by role and place, the second of two when it says so. */
export interface DemoWho {
  readonly role: Role
  readonly region?: string
  readonly nth?: number
}

export interface AccountWho {
  readonly phone: string
  readonly secret: Secret
}

export type Who = DemoWho | AccountWho

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

/** One signed-in state per phone and server for all journeys of a run: signing in is tried where it is the subject. */
const states = new Map<string, StorageState>()

/** Signs people in through the page, once each, and opens windows of their own for them. */
export class Actors {
  private accounts: readonly DemoAccount[] | undefined
  private readonly windows: Page[] = []
  private readonly faults: string[] = []

  constructor(
    private readonly browser: Browser,
    private readonly origin: string,
  ) {}

  async as(who: Who): Promise<Page> {
    const account = await this.accountOf(who)
    const known = states.get(account.phone)
    const context = await this.browser.newContext(known === undefined ? {} : { storageState: known })
    const page = await context.newPage()
    await this.watch(page)
    this.windows.push(page)
    if (known === undefined) {
      await signIn(page, account)
      states.set(account.phone, await context.storageState())
    } else {
      await page.goto('/')
    }
    return page
  }

  /** The same person at the HTTP routes, to prepare what a journey is not about. */
  async api(who: Who): Promise<ApiUser> {
    const { phone, secret } = await this.accountOf(who)
    return ApiUser.signIn(this.origin, phone, secret)
  }

  async close(): Promise<void> {
    for (const page of this.windows) await page.context().close()
    if (this.faults.length > 0) throw new Error(`a page broke:\n${this.faults.join('\n')}`)
  }

  async demoAccounts(): Promise<readonly DemoAccount[]> {
    if (this.accounts === undefined) {
      const answer = await fetch(`${this.origin}/api/demo/accounts`)
      this.accounts = demoAccountsSchema.parse(await answer.json()).accounts
    }
    return this.accounts
  }

  /** A page that throws is broken, whatever else it shows. What React recovered from names its reason as the cause. */
  private async watch(page: Page): Promise<void> {
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.stack ?? error.message}`))
    page.on('console', (line) => {
      if (line.text().startsWith('cause: ')) this.faults.push(line.text())
    })
    await page.addInitScript(() => {
      addEventListener('error', ({ error }) => {
        if (error instanceof Error && error.cause instanceof Error) console.error(`cause: ${error.cause.stack}`)
      })
    })
  }

  private async accountOf(who: Who): Promise<AccountWho> {
    if ('phone' in who) return who
    const { role, region, nth = 0 } = who
    const matching = (await this.demoAccounts()).filter(
      (account) => account.role === role && (region === undefined || account.regionName === region),
    )
    const account = matching[nth]
    if (account === undefined) throw new Error(`no demo account ${nth} of ${role} in ${region ?? 'any region'}`)
    return { phone: account.phone, secret: { password: account.password } }
  }
}

/** By the form, with a password or the one-time code on paper. */
export async function signIn(page: Page, { phone, secret }: AccountWho): Promise<void> {
  await page.goto('/sign-in')
  if ('code' in secret) await page.getByRole('radio', { name: '一次性登录码' }).check()
  await page.getByLabel('手机号').fill(phone)
  await page
    .getByRole('textbox', { name: 'code' in secret ? '一次性登录码' : '密码' })
    .fill('code' in secret ? secret.code : secret.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
