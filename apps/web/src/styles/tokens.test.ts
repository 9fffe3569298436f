import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

function tokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]))
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) throw new Error('a token is missing')
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-scheme='dark']"],
])('the colours of the %s scheme', (_, selector) => {
  const colours = tokens(selector)
  const text = ['ink', 'muted', 'accent', 'accent-strong', 'warning', 'success']
  const grounds = ['surface', 'canvas', 'sunken', 'accent-soft']

  it.each(text.flatMap((t) => grounds.map((g) => [t, g] as const)))('let %s be read on %s', (t, g) => {
    expect(contrast(colours.get(t), colours.get(g))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['warning', 'success'])('let %s be read on its own ground', (tone) => {
    expect(contrast(colours.get(tone), colours.get(`${tone}-soft`))).toBeGreaterThanOrEqual(4.5)
  })

  it('show the frame of a field (3:1) and the words of a button', () => {
    expect(contrast(colours.get('edge'), colours.get('surface'))).toBeGreaterThanOrEqual(3)
    expect(contrast(colours.get('on-accent'), colours.get('accent'))).toBeGreaterThanOrEqual(7)
  })

  it('give the accent 7:1 on the surface', () => {
    expect(contrast(colours.get('accent'), colours.get('surface'))).toBeGreaterThanOrEqual(7)
  })
})

it('says the same for a chosen dark scheme as for a dark system', () => {
  expect(tokens(":root:not([data-scheme='light'])")).toEqual(tokens(":root[data-scheme='dark']"))
})
