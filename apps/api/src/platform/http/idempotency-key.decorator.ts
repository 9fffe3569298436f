import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import { requestOf } from '../actor.js'
import { Problem } from '../problem.js'

const KEY = /^[\x21-\x7e]{8,100}$/

const documented = ApiHeader({
  name: 'Idempotency-Key',
  description: 'Sent again with the same key and body, the request is done once and answered as the first time',
  required: false,
  schema: { type: 'string', minLength: 8, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' },
})

/** The Idempotency-Key header of a contribution, or undefined. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const header = requestOf(context).headers['idempotency-key']
    if (header === undefined) return undefined
    if (typeof header === 'string' && KEY.test(header)) return header
    throw new Problem('malformed-request', { detail: 'Idempotency-Key: 8 to 100 visible ASCII characters' })
  },
  [
    (target, method) => {
      const handler = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method)
      if (method !== undefined && handler !== undefined) documented(target, method, handler)
    },
  ],
)
