import { describe, expect, it } from 'vitest'
import { placeQuery } from './part.js'

describe('a house number as people type it', () => {
  it.each([
    ['7-2-501', '7-2-501'],
    ['7幢2单元501', '7-2-501'],
    ['7栋 2单元 501室', '7-2-501'],
    ['７－２－５０１', '7-2-501'],
    ['12号楼3单元', '12-3'],
    ['7—2—501', '7-2-501'],
    ['501', '501'],
    ['', ''],
  ])('%s is looked up as %s', (typed, written) => {
    expect(placeQuery(typed)).toBe(written)
  })
})
