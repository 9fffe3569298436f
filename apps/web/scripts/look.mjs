/**
 * Pictures of the kit page in every mode, and axe on each. Serve the built app first (vite preview), then
 * `node scripts/look.mjs --folder=look --base=http://127.0.0.1:4173 [--only=fields] [--modes=elder,dark] [--widths=360] [--languages=zh]`
 */
import { mkdirSync } from 'node:fs'
import axe from '@axe-core/playwright'
import { chromium } from 'playwright'

const options = Object.fromEntries(process.argv.slice(2).map((arg) => arg.replace(/^--/, '').split('=')))
const { folder = 'look', base = 'http://127.0.0.1:4173', only = '' } = options
const AxeBuilder = axe.default ?? axe
const modes = {
  normal: { scheme: 'light' },
  elder: { scheme: 'light', elder: 1 },
  dark: { scheme: 'dark' },
  compact: { scheme: 'light', density: 'compact' },
}
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
let violations = 0
for (const language of chosen('languages', ['zh', 'en']))
  for (const mode of chosen('modes', Object.keys(modes)))
    for (const width of chosen('widths', ['390', '1280']))
      violations += await look(language, mode, modes[mode], Number(width))
await browser.close()
console.log(JSON.stringify({ name: 'look', violations }))
process.exitCode = violations === 0 ? 0 : 1

function chosen(name, all) {
  return options[name]?.split(',') ?? all
}

async function look(language, mode, state, width) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
  })
  await context.addInitScript(
    ([l, s]) => {
      localStorage.setItem('gongyi.language', l)
      localStorage.setItem('gongyi.display', s)
    },
    [language, JSON.stringify({ state: { elder: 0, density: 'comfortable', scheme: 'light', ...state }, version: 1 })],
  )
  const page = await context.newPage()
  const noise = []
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()))
  page.on('pageerror', (error) => noise.push(String(error)))
  await page.route('**/api/session', (route) => route.fulfill({ json: { session: null } }))
  await page.route('**/api/test/clock', (route) =>
    route.fulfill({ json: { now: '2026-11-23T02:00:00.000Z', offsetMs: 0 } }),
  )
  await page.goto(`${base}/dev/kit${only === '' ? '' : `?only=${only}`}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('main section, main [role=radiogroup]') && !document.querySelector('main > [role=status]'),
  )
  await page.waitForTimeout(500)
  const name = `${language}-${mode}-${width}`
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  const small = await smallTargets(page, mode === 'elder' ? 59 : mode === 'compact' ? 24 : 43.5)
  await page.screenshot({ path: `${folder}/${name}${only}.png`, fullPage: true })
  for (const one of found)
    console.log(
      name,
      one.id,
      one.nodes.length,
      one.nodes[0].html.slice(0, 160),
      one.nodes[0].failureSummary.slice(0, 300),
    )
  if (sideways > 0) console.log(name, 'scrolls sideways by', sideways, await tooWide(page))
  if (small.length > 0) console.log(name, 'small targets', small.slice(0, 6).join(' | '))
  for (const text of noise) console.log(name, 'console:', text.slice(0, 400))
  await context.close()
  return found.length + (sideways > 0 ? 1 : 0) + noise.length + small.length
}

/** Buttons and fields lower than the mode promises; a box or radio counts with its label. */
function smallTargets(page, least) {
  return page.evaluate((min) => {
    const all = [...document.querySelectorAll('button, a[href], input, select, textarea, [role=tab], summary')]
    return all.flatMap((element) => {
      const target = element.closest('label') ?? element
      const box = target.getBoundingClientRect()
      if (
        box.width <= 1 ||
        box.height <= 1 ||
        element.closest('p, [aria-hidden=true], .sr-only') ||
        element.closest('[role=radiogroup] label, fieldset label')
      )
        return []
      return box.height >= min
        ? []
        : [
            `${element.tagName} ${Math.round(box.height)} ${(element.textContent || element.getAttribute('aria-label') || '').slice(0, 20)}`,
          ]
    })
  }, least)
}

function tooWide(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 4)
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 20)}`),
  )
}
