import { describe, expect, it } from 'vitest'
import { Problem } from '../problem.js'
import { parseBody } from './body-parser.js'

function codeOf(text: string): string {
  try {
    parseBody(text)
    return 'accepted'
  } catch (error) {
    return error instanceof Problem ? error.code : `threw ${String(error)}`
  }
}

describe('a JSON body', () => {
  it('is parsed when it is ordinary', () => {
    expect(parseBody('{"名字":["陈阿妹",1,null,true]}')).toEqual({ 名字: ['陈阿妹', 1, null, true] })
    expect(parseBody('')).toBeUndefined()
  })
  it('may hold brackets and quotes inside its texts', () => {
    const text = JSON.stringify({ a: `${'['.repeat(200)}"\\` })
    expect(codeOf(text)).toBe('accepted')
  })
  it.each([
    ['broken', '{"a":'],
    ['nested a thousand deep', '['.repeat(1000) + ']'.repeat(1000)],
    ['a key that reaches the prototype', '{"__proto__":{"admin":true}}'],
    ['the same key written with an escape', '{"\\u005f_proto__":{"admin":true}}'],
    ['half a surrogate pair', '{"a":"\\ud800"}'],
    ['a NUL', '{"a":"x\\u0000y"}'],
    ['a NUL in a key', '{"x\\u0000y":1}'],
    ['a number out of range', '{"a":1e400}'],
  ])('is refused when it holds %s', (_what, text) => {
    expect(codeOf(text)).toBe('malformed-json')
  })
  it('of a megabyte of brackets is refused within 100 ms', () => {
    const text = '['.repeat(500_000) + ']'.repeat(500_000)
    const start = performance.now()
    expect(codeOf(text)).toBe('malformed-json')
    expect(performance.now() - start).toBeLessThan(100)
  })
})
