import { describe, expect, it } from 'vitest'
import { publicText } from './public-text.js'

const NAMES = ['王小明', '文明', '赵四']

describe('the public version of a text', () => {
  const { mask, prose } = publicText(NAMES, '文明养犬公约', '王小明 赵四 文明')

  it('shows the family name of residents and the ends of phone numbers', () => {
    expect(prose('王小明（13800001234）和赵四到场')).toBe('王某某（138****1234）和赵某到场')
  })

  it('keeps a word of the title even where somebody is called so', () => {
    expect(mask('文明养犬公约')).toBe('文明养犬公约')
    expect(prose('提倡文明养犬')).toBe('提倡文明养犬')
  })

  it('leaves out what masking does not cure: how a home voted', () => {
    expect(prose('501室同意')).toBe('（含个人信息，公开版略去）')
    expect(mask('501室同意')).toBe('501室同意')
  })
})
