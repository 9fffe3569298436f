import { problemSchema } from '@gongyi/shared/contracts'
import { applyDecorators, HttpCode } from '@nestjs/common'
import { ApiResponse } from '@nestjs/swagger'
import type { ZodType } from 'zod'

/** The success answer of a route, for the router (status) and for OpenAPI (schema). Problems are documented for every route. */
export function ApiAnswer(status: 200 | 201 | 202 | 204, schema?: ZodType): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    schema === undefined
      ? ApiResponse({ status, description: 'Done' })
      : ApiResponse({ status, description: 'Done', standardSchema: schema }),
    ApiResponse({ status: '4XX', description: 'A problem (RFC 9457)', standardSchema: problemSchema }),
    ApiResponse({ status: 503, description: 'Try again', standardSchema: problemSchema }),
  )
}
