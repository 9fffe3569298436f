import { FAULTS, GUARD_IDS, REFUSAL_CODES } from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { catalogue, type Namespace } from './catalogue/namespaces.js'
import { flatten } from './format-message.js'

const namespaces = Object.keys(catalogue).filter((name): name is Namespace => name in catalogue)

async function words(namespace: Namespace, language: 'zh' | 'en') {
  return flatten((await catalogue[namespace][language]()).messages)
}

function bare(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].toSorted()
}

describe.each(namespaces)('the words of %s', (namespace) => {
  it('exist in both languages, key by key', async () => {
    const [zh, en] = await Promise.all([words(namespace, 'zh'), words(namespace, 'en')])
    expect(new Set([...en.keys()].map(bare))).toEqual(new Set([...zh.keys()].map(bare)))
  })

  it('are not empty, and use the same placeholders', async () => {
    const [zh, en] = await Promise.all([words(namespace, 'zh'), words(namespace, 'en')])
    for (const [key, text] of zh) {
      const other = en.get(key)
      expect(text.trim(), `zh ${key}`).not.toBe('')
      expect(other?.trim(), `en ${key}`).not.toBe('')
      expect(placeholders(other ?? ''), key).toEqual(placeholders(text))
    }
  })

  it('give English its singular wherever something is counted', async () => {
    const en = await words(namespace, 'en')
    const plurals = [...en.keys()].filter((key) => key.endsWith('_other'))
    for (const key of plurals) expect(en.has(`${bare(key)}_one`), key).toBe(true)
  })

  it('keep Chinese out of the English catalogue', async () => {
    for (const [key, text] of await words(namespace, 'en')) expect(text, key).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('what the rules can answer', () => {
  it.each(['zh', 'en'] as const)('has words for every guard in %s', async (language) => {
    const known = await words('guards', language)
    expect(GUARD_IDS.filter((id) => !known.has(id))).toEqual([])
  })

  it.each(['zh', 'en'] as const)('has words for every day or hour that cannot be in %s', async (language) => {
    const known = await words('problems', language)
    expect(Object.keys(FAULTS).filter((code) => !known.has(`field.${code}`))).toEqual([])
  })

  it.each(['zh', 'en'] as const)('has words and a next step for every refusal in %s', async (language) => {
    const known = await words('problems', language)
    const codes = Object.keys(REFUSAL_CODES)
    expect(codes.filter((code) => !known.has(`${code}.title`) || !known.has(`${code}.next`))).toEqual([])
  })
})
