import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { asTallAsThePage, expectNoSidewaysScroll, expectNoViolations } from '../support/axe.js'
import { palettePng } from './palette-png.js'

const FOLDER = join(import.meta.dirname, '../../docs/images')
const MOST_BYTES = 120_000

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 800 }

export interface Framing {
  /** The picture ends above this. */
  readonly before?: Locator
  /** How tall it may be, in CSS pixels. */
  readonly tallest?: number
  /** Room around the targets, in CSS pixels. */
  readonly margin?: number
}

/** Pictures for docs/images: a whole screen, or a card with a little air around it. */
export class Album {
  /** What is seen without scrolling. */
  async screen(page: Page, name: string): Promise<void> {
    await quiet(page)
    keep(name, await page.screenshot({ scale: scaleOf(page) }))
  }

  /** From the top of the first to the end of the last, as if the window were tall enough to show them. */
  async part(page: Page, name: string, targets: Locator | readonly Locator[], framing: Framing = {}): Promise<void> {
    const wanted = [targets].flat()
    for (const target of wanted) await target.waitFor()
    await quiet(page)
    const size = page.viewportSize() ?? DESK
    const scale = scaleOf(page)
    // Bars that stick to the window's edge would lie across the picture
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: size.width, height: height + 200 })
    await page.evaluate(() => window.scrollTo(0, 0))
    const clip = await frame(wanted, size.width, framing)
    keep(name, await page.screenshot({ clip, scale }))
    await page.setViewportSize(size)
  }

  /** A part at a desk and, beside it, on the phone somebody carries from door to door. */
  async both(page: Page, name: string, targets: Locator | readonly Locator[], framing: Framing = {}): Promise<void> {
    await page.setViewportSize(PHONE)
    await this.checked(page, `${name}-phone`, targets, framing)
    await page.setViewportSize(DESK)
    await this.checked(page, name, targets, framing)
  }

  /** A part at a desk, where it is done; on a phone it is looked at without a picture. */
  async desk(page: Page, name: string, targets: Locator | readonly Locator[], framing: Framing = {}): Promise<void> {
    await page.setViewportSize(PHONE)
    await expectSound(page)
    await page.setViewportSize(DESK)
    await this.checked(page, name, targets, framing)
  }

  /** A part of a page nothing is wrong with: no violation axe can see, nothing that sticks out sideways. */
  async checked(page: Page, name: string, targets: Locator | readonly Locator[], framing: Framing = {}): Promise<void> {
    await this.part(page, name, targets, framing)
    await expectSound(page)
  }

  /** A dialog as it lies over the page. */
  async dialog(page: Page, name: string): Promise<void> {
    await this.screen(page, name)
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
  }
}

async function expectSound(page: Page): Promise<void> {
  await expect(page.locator('[data-loading]')).toHaveCount(0)
  await asTallAsThePage(page, async () => {
    await expectNoSidewaysScroll(page)
    await expectNoViolations(page)
  })
}

function keep(name: string, png: Buffer): void {
  const small = palettePng(png)
  if (small.length > MOST_BYTES) throw new Error(`${name} takes ${small.length} bytes: show less of the page`)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, `${name}.png`), small)
}

/** Phones are shown twice as sharp: their pictures are narrow. */
function scaleOf(page: Page): 'css' | 'device' {
  return (page.viewportSize()?.width ?? DESK.width) < 600 ? 'device' : 'css'
}

async function quiet(page: Page): Promise<void> {
  await expect(page.locator('[data-loading]')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
  // Whatever had the hand or the keyboard: a tint or a ring says nothing in a guide
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await page.waitForTimeout(300)
}

async function frame(targets: readonly Locator[], width: number, { before, tallest = 900, margin = 16 }: Framing) {
  const boxes = await Promise.all(targets.map((target) => boxOf(target)))
  const end = before === undefined ? undefined : (await boxOf(before)).y - margin
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - margin)
  const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + margin)
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - margin)
  const bottom = Math.min(end ?? Number.POSITIVE_INFINITY, Math.max(...boxes.map((box) => box.y + box.height))) + margin
  return { x: left, y: top, width: right - left, height: Math.min(bottom - top, tallest) }
}

async function boxOf(target: Locator) {
  const box = await target.boundingBox()
  if (box === null) throw new Error(`${String(target)} is not to be seen`)
  return box
}

/** The framed card around the form of an action or a contribution. */
export function card(page: Page, id: string): Locator {
  const form = page.locator(`form[data-action="${id}"], form[data-contribution="${id}"]`)
  return page.getByRole('region').filter({ has: form }).last()
}
