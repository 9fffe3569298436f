import { describe, expect, it } from 'vitest'
import { allowEmptyHtml } from './trusted-html.js'

describe('HTML written from text', () => {
  it('is allowed when it is empty, and refused otherwise', () => {
    const made: ((html: string) => string | null)[] = []
    allowEmptyHtml({ trustedTypes: { createPolicy: (_, rules) => made.push(rules.createHTML) } })
    expect(made.map((createHTML) => createHTML(''))).toEqual([''])
    expect(made.map((createHTML) => createHTML('<img src=x onerror=alert(1)>'))).toEqual([null])
  })

  it('needs nothing where the browser knows no trusted types', () => {
    expect(() => allowEmptyHtml({})).not.toThrow()
  })
})
