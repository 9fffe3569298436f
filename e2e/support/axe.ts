import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface AxeOptions {
  /** An open combobox list hides the rest from readers by a rule of its own (react-spectrum#4937). */
  readonly isListOpen?: boolean
}

/** No violation of WCAG 2.2 A and AA that axe can see on the page as it stands. */
export async function expectNoViolations(page: Page, { isListOpen = false }: AxeOptions = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(WCAG_22_AA)
  const { violations } = await (isListOpen ? axe.disableRules(['aria-hidden-focus']) : axe).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary} ${html}`),
  )
  expect(found, `${page.url()} has accessibility violations`).toEqual([])
}

/** Nothing sticks out sideways: a phone's reader scrolls one way only. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(excess, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/**
 * Axe measures a target as small when the bar at the bottom of a phone happens to cover half of it where the page was
 * last scrolled to. In a window as tall as the page nothing is covered that cannot be scrolled free. A page that grew
 * while it was looked at, as when an answer came in, is looked at again.
 */
export async function asTallAsThePage<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const size = page.viewportSize()
  if (size === null) return look()
  const heightNow = () => page.evaluate(() => document.documentElement.scrollHeight)
  const lookAt = async (height: number): Promise<T> => {
    await page.setViewportSize({ width: size.width, height })
    try {
      return await look()
    } catch (error) {
      const now = await heightNow()
      if (now <= height) throw error
      return lookAt(now)
    }
  }
  try {
    return await lookAt(Math.max(size.height, await heightNow()))
  } finally {
    await page.setViewportSize(size)
  }
}
