import { describe, expect, it } from 'vitest'
import {
  asProblem,
  isForeignKeyViolation,
  isOutOfTime,
  isRetryable,
  isUniqueViolation,
  isUnstorableText,
} from './database-errors.js'
import { Problem } from './problem.js'

function fromAdapter(cause: Record<string, unknown>): Error {
  return Object.assign(new Error('query failed'), { code: 'P2010', meta: { driverAdapterError: { cause } } })
}

describe('what the database says', () => {
  it.each([
    ['08006', 'connection lost'],
    ['53300', 'too many connections'],
    ['53100', 'disk full'],
    ['57P01', 'server shutting down'],
    ['57014', 'statement timeout'],
    ['55P03', 'lock timeout'],
    ['25P04', 'transaction timeout'],
  ])('%s (%s) becomes 503, from pg and from Prisma alike', (sqlState) => {
    for (const error of [
      Object.assign(new Error('x'), { code: sqlState }),
      fromAdapter({ kind: 'postgres', originalCode: sqlState }),
    ]) {
      const problem = asProblem(error)
      expect(problem).toBeInstanceOf(Problem)
      expect(problem).toMatchObject({ code: 'unavailable', parts: { retryAfterSeconds: 2 } })
    }
  })
  it.each(['P2028', 'P2024', 'P1001'])('Prisma’s %s becomes 503', (code) => {
    expect(asProblem(Object.assign(new Error('x'), { code }))).toMatchObject({ code: 'unavailable' })
  })
  it('a mistake of ours stays a mistake of ours', () => {
    const error = Object.assign(new Error('column does not exist'), { code: '42703' })
    expect(asProblem(error)).toBe(error)
  })
  it('a refusal on its way out passes unchanged', () => {
    const problem = new Problem('not-found')
    expect(asProblem(problem)).toBe(problem)
  })
  it('deadlocks and serialisation failures may be tried again', () => {
    expect(isRetryable(Object.assign(new Error('x'), { code: '40P01' }))).toBe(true)
    expect(isRetryable(Object.assign(new Error('x'), { code: 'P2034' }))).toBe(true)
    expect(isRetryable(Object.assign(new Error('x'), { code: '23505' }))).toBe(false)
  })
  it('a record that another one names is recognised, whichever way the database says it', () => {
    expect(isForeignKeyViolation(fromAdapter({ kind: 'ForeignKeyConstraintViolation' }))).toBe(true)
    expect(isForeignKeyViolation(fromAdapter({ kind: 'postgres', originalCode: '23001' }))).toBe(true)
    expect(isForeignKeyViolation(fromAdapter({ kind: 'postgres', originalCode: '23505' }))).toBe(false)
  })
  it('work that took too long is told from a database that is away', () => {
    const expired = {
      code: 'P2028',
      message: 'Transaction already closed: the timeout for this transaction was 60000 ms',
    }
    expect(isOutOfTime(asProblem(Object.assign(new Error(expired.message), { code: expired.code })))).toBe(true)
    expect(isOutOfTime(asProblem(fromAdapter({ kind: 'postgres', originalCode: '25P04' })))).toBe(true)
    expect(isOutOfTime(asProblem(fromAdapter({ kind: 'postgres', originalCode: '53300' })))).toBe(false)
    const noTurn = 'Transaction API error: Unable to start a transaction in the given time.'
    expect(isOutOfTime(Object.assign(new Error(noTurn), { code: 'P2028' }))).toBe(false)
  })
  it('duplicates and unstorable texts are told apart', () => {
    expect(isUniqueViolation(fromAdapter({ kind: 'UniqueConstraintViolation', originalCode: '23505' }))).toBe(true)
    expect(isUnstorableText(fromAdapter({ kind: 'postgres', originalCode: '22021' }))).toBe(true)
    expect(isUnstorableText(new Error('x'))).toBe(false)
  })
})
