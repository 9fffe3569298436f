import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { requestOf } from '../actor.js'
import { Problem } from '../problem.js'

const KEY = /^[\x21-\x7e]{8,100}$/

/** The Idempotency-Key header of a contribution, or undefined. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const header = requestOf(context).headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header === 'string' && KEY.test(header)) return header
  throw new Problem('malformed-request', { detail: 'Idempotency-Key: 8 to 100 visible ASCII characters' })
})
