import type { ActionId, ContributionId } from '@gongyi/shared/domain'
import { expect, type Locator, type Page, type Request } from '@playwright/test'

/** Does what a person's hands do on a page and counts it: each press, each field typed, each choice, each tick is one. */
export class Hands {
  private readonly done: string[] = []
  private sending = 0

  constructor(readonly page: Page) {
    const count = (change: number) => (request: Request) => {
      if (request.method() !== 'GET') this.sending += change
    }
    page.on('request', count(1))
    page.on('requestfinished', count(-1))
    page.on('requestfailed', count(-1))
  }

  get count(): number {
    return this.done.length
  }

  /** What was done, in order, for whoever wants to make it less. */
  get log(): readonly string[] {
    return this.done
  }

  /** The form of a step of the procedure. */
  form(action: ActionId): Locator {
    return this.page.locator(`form[data-action="${action}"]`)
  }

  /** The form of something people do in crowds. */
  contribution(id: ContributionId): Locator {
    return this.page.locator(`form[data-contribution="${id}"], form[data-action="${id}"]`)
  }

  /** Presses the deed itself at the foot of its form, and waits for what comes of it. */
  async send(form: ActionId | Locator): Promise<void> {
    const target = typeof form === 'string' ? this.form(form) : form
    await this.click(target.locator('button[type=submit]'))
    await this.settled()
  }

  /** Answers "are you sure?" with the deed. */
  async confirm(): Promise<void> {
    await this.click(this.page.getByRole('alertdialog').getByRole('button').last())
    await this.settled()
  }

  async click(target: Locator): Promise<void> {
    await target.click()
    this.note('press', target)
  }

  async fill(target: Locator, text: string): Promise<void> {
    await target.fill(text)
    this.note(`type “${text}”`, target)
  }

  async choose(target: Locator, label: string | RegExp): Promise<void> {
    if (typeof label === 'string') await target.selectOption({ label })
    else {
      const options = await target.getByRole('option').allTextContents()
      const found = options.find((option) => label.test(option))
      if (found === undefined) throw new Error(`no option like ${label} among ${options.join(', ')}`)
      await target.selectOption({ label: found })
    }
    this.note(`choose “${label}”`, target)
  }

  async tick(target: Locator): Promise<void> {
    await target.check()
    this.note('tick', target)
  }

  /** People look before they press the next thing: nothing is under way and no button is busy. */
  private async settled(): Promise<void> {
    await this.page.waitForTimeout(50)
    await expect.poll(() => this.sending).toBe(0)
    await expect(this.page.locator('button[aria-disabled="true"]')).toHaveCount(0)
  }

  private note(deed: string, target: Locator): void {
    this.done.push(`${deed} ${String(target)}`)
  }
}
