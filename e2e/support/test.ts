import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { Actors } from './actors.js'
import { type AxeOptions, asTallAsThePage, expectNoSidewaysScroll, expectNoViolations } from './axe.js'
import { Clock } from './clock.js'

export { expect }

/** Looks at a screen: axe, no sideways scroll, and a picture for people when it has a name. */
export type Look = (page: Page, name?: string, options?: AxeOptions) => Promise<void>

interface Fixtures {
  readonly origin: string
  /** At the demo's day when the journey begins. */
  readonly clock: Clock
  readonly actors: Actors
  readonly look: Look
}

export const test = base.extend<Fixtures>({
  origin: async ({ baseURL }, use) => {
    if (baseURL === undefined) throw new Error('the configuration names no address')
    await use(baseURL)
  },
  clock: [
    async ({ origin }, use) => {
      const clock = new Clock(origin)
      await clock.toStart()
      await use(clock)
    },
    { auto: true },
  ],
  actors: async ({ browser, origin }, use) => {
    const actors = new Actors(browser, origin)
    await use(actors)
    await actors.close()
  },
  look: async ({ isMobile }, use) => {
    const size = isMobile ? 'phone' : 'desktop'
    const path = (name: string) => join(import.meta.dirname, '../.artifacts/walk', `${size}-${name}.png`)
    await use(async (page, name, options = {}) => {
      await expect(page.locator('[data-loading]')).toHaveCount(0)
      const see = async () => {
        if (name !== undefined) await page.screenshot({ path: path(name) })
        await expectNoSidewaysScroll(page)
        await expectNoViolations(page, options)
      }
      // A window of another size would close an open list
      await (options.isListOpen ? see() : asTallAsThePage(page, see))
    })
  },
})
