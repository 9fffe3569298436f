import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealBroken, unambiguous } from './envelope.js'
import { type Key, Keyring } from './keyring.js'
import { newWrappedKey, unwrapKey } from './wrapped-key.js'

const master = createSecretKey(Buffer.alloc(32, 7))
const HERE = '0197a000-0000-7000-8000-000000000001'
const THERE = '0197a000-0000-7000-8000-000000000002'
const cell = { table: 'person', column: 'name', row: 'r1' }

function newKey(community = HERE): Key {
  return unwrapKey(master, community, newWrappedKey(master, community))
}

describe('sealed text', () => {
  const key = newKey()
  const ring = new Keyring(HERE, [key])

  it('opens where it was sealed, whatever was written', () => {
    for (const text of ['', '陈阿妹', '𠮷野', 'a'.repeat(10_000), '19901000193']) {
      expect(ring.open(cell, ring.seal(cell, text))).toBe(text)
    }
  })
  it('begins with the id of its key and says nothing else', () => {
    const sealed = ring.seal(cell, '陈阿妹')
    expect(sealed).toMatch(/^[0-9a-f]{12}\.[A-Za-z0-9_-]{38,}$/)
    expect(sealed.startsWith(`${key.id}.`)).toBe(true)
    expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('utf8')).not.toContain('陈')
  })
  it('is different each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => ring.seal(cell, '陈阿妹'))).size).toBe(1_000)
  })
  it.each([
    ['another row', { ...cell, row: 'r2' }],
    ['another column', { ...cell, column: 'note' }],
    ['another table', { ...cell, table: 'account' }],
    ['the same letters cut elsewhere', { table: 'perso', column: 'nname', row: 'r1' }],
  ])('does not open in %s', (_place, elsewhere) => {
    expect(() => ring.open(elsewhere, ring.seal(cell, '陈阿妹'))).toThrow(SealBroken)
  })
  it('does not open in another community that has the same key', () => {
    expect(() => new Keyring(THERE, [key]).open(cell, ring.seal(cell, '陈阿妹'))).toThrow(SealBroken)
  })
  it('does not open with any one character changed', () => {
    const sealed = ring.seal(cell, '陈阿妹')
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => ring.open(cell, sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow(SealBroken)
    }
  })
  it('does not open cut short, empty, or in clear', () => {
    const sealed = ring.seal(cell, '陈阿妹')
    for (const text of ['', '.', '陈阿妹', `${key.id}.`, sealed.slice(0, 20)]) {
      expect(() => ring.open(cell, text)).toThrow(SealBroken)
    }
  })
})

describe('a keyring of two keys', () => {
  const [old, young] = [newKey(), newKey()]
  const both = new Keyring(HERE, [young, old])

  it('seals under the first and opens under both', () => {
    expect(both.activeId).toBe(young.id)
    expect(both.seal(cell, 'a').startsWith(`${young.id}.`)).toBe(true)
    expect(both.open(cell, new Keyring(HERE, [old]).seal(cell, 'b'))).toBe('b')
  })
  it('opens nothing under a key that is gone', () => {
    expect(() => new Keyring(HERE, [young]).open(cell, new Keyring(HERE, [old]).seal(cell, 'b'))).toThrow(SealBroken)
  })
  it('looks for a value under both', () => {
    const sets = both.tokenSets([['person.name', '陈']])
    expect(sets).toEqual([[both.token('person.name', '陈')], [new Keyring(HERE, [old]).token('person.name', '陈')]])
  })
})

describe('a blind index', () => {
  const key = newKey()
  const ring = new Keyring(HERE, [key])

  it('is equal for equal values, and tells columns and communities apart', () => {
    expect(ring.token('person.name', '陈')).toBe(new Keyring(HERE, [key]).token('person.name', '陈'))
    expect(ring.token('person.name', '0193')).not.toBe(ring.token('person.phone-end', '0193'))
    expect(ring.token('person.name', '陈')).not.toBe(new Keyring(THERE, [key]).token('person.name', '陈'))
  })
})

describe('a wrapped key', () => {
  it('opens with the master key it was wrapped with, for its own community, and not otherwise', () => {
    const wrapped = newWrappedKey(master, HERE)
    expect(unwrapKey(master, HERE, wrapped).id).toBe(wrapped.id)
    expect(() => unwrapKey(createSecretKey(Buffer.alloc(32, 8)), HERE, wrapped)).toThrow(SealBroken)
    expect(() => unwrapKey(master, THERE, wrapped)).toThrow(SealBroken)
    const swapped = { ...wrapped, dataWrapped: wrapped.indexWrapped, indexWrapped: wrapped.dataWrapped }
    expect(() => unwrapKey(master, HERE, swapped)).toThrow(SealBroken)
  })
})

it('parts joined unambiguously differ whenever the lists differ', () => {
  const lists = [[], [''], ['', ''], ['a', 'b'], ['ab'], ['ab', ''], ['', 'ab'], ['a', '', 'b']]
  expect(new Set(lists.map((list) => unambiguous(list).toString('hex'))).size).toBe(lists.length)
})
