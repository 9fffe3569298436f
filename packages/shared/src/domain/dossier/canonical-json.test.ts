import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanonicalJsonError, canonicalHash, canonicalJson, sha256Hex } from './canonical-json.js'

describe('canonical JSON is RFC 8785', () => {
  it('writes the example of section 3.2.2 as the RFC prints it', () => {
    const input: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('gives the UTF-8 bytes of section 3.2.4', () => {
    const text = canonicalJson({ literals: [null, true, false] })
    expect(Buffer.from(text, 'utf8').toString('hex')).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d7d',
    )
  })

  it('sorts member names by UTF-16 code units as in section 3.2.3', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const parsed: Record<string, string> = JSON.parse(canonicalJson(input))
    // JSON.parse keeps insertion order except for integer-like names, so "1" is looked for in the text
    expect(Object.values(parsed).filter((name) => name !== 'One')).toEqual([
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
    expect(canonicalJson(input)).toMatch(/^\{"\\r":"Carriage Return","1":"One","\u0080":/)
  })

  // Appendix B of the RFC: IEEE-754 bits and the text they must give
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('number %s is written %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  it.each([
    ['not a number', { a: Number.NaN }, '/a'],
    ['infinity', [1, Number.POSITIVE_INFINITY], '/1'],
    ['a lone surrogate in a value', { a: { b: 'x\ud800' } }, '/a/b'],
    ['a lone surrogate in a name', { '\udead': 1 }, '/\udead'],
    ['bigint', { money: 1n }, '/money'],
    ['undefined, which JSON.stringify would drop', { a: undefined }, '/a'],
    ['a date, which has no members', { at: new Date(0) }, '/at'],
    ['a map', new Map([['a', 1]]), ''],
    ['a function', [() => 1], '/0'],
    ['a hole in an array', Object.assign(new Array(3), { 0: 1, 2: 3 }), '/1'],
    ['a name with slashes, by its escaped pointer', { 'a/b~c': 1n }, '/a~1b~0c'],
  ])('%s is refused and its place named', (_what, value, path) => {
    const refused = catchError(() => canonicalJson(value))
    expect(refused).toBeInstanceOf(CanonicalJsonError)
    expect(refused).toMatchObject({ path })
  })

  it('nesting without end is refused, not a stack overflow', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(() => canonicalJson(loop)).toThrow(CanonicalJsonError)
  })

  it('does not depend on the order in which members were written, and reads back equal', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(JSON.stringify(value, reversed)))).toBe(text)
      }),
    )
  })
})

describe('the hash of canonical JSON', () => {
  it('is SHA-256 of the UTF-8 bytes (FIPS 180-4 example and a Chinese text)', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(canonicalHash({ b: 1, a: '议题' })).toBe(sha256Hex('{"a":"议题","b":1}'))
  })
})

// fast-check's own jsonValue takes seconds to build with all of Unicode
const text = fc.string({ unit: 'binary', maxLength: 6 })
const leaf = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
const branch = fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(text, leaf, { maxKeys: 4 }))
const json = fc.oneof(branch, fc.array(branch, { maxLength: 4 }), fc.dictionary(text, branch, { maxKeys: 4 }))

function reversed(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).reverse())
}

function catchError(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}
