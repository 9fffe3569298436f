import type { ProblemBody } from '@gongyi/shared/contracts'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { asProblem, isUnstorableText } from '../database-errors.js'
import { Problem, type ProblemCode } from '../problem.js'

/** The one place where errors become HTTP. What nobody expected is logged whole and told as little as possible. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem')

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const problem = toProblem(error)
    if (problem.status >= 500) {
      this.logger.error({ requestId: request.id, code: problem.code, error: describe(problem.cause ?? error) })
    }
    sendProblem(http.getResponse<FastifyReply>(), request.id, problem)
  }
}

export function sendProblem(reply: FastifyReply, requestId: string, problem: Problem): void {
  if (reply.sent || reply.raw.headersSent) {
    // Half an answer is out (a download, a stream of hints): only breaking it off tells the client
    reply.raw.destroy()
    return
  }
  const retryAfter = problem.parts.retryAfterSeconds
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(bodyOf(problem, requestId)))
}

function bodyOf(problem: Problem, requestId: string): ProblemBody {
  const { detail, unmet, errors, current, word } = problem.parts
  const code = word ?? problem.code
  return {
    type: `urn:gongyi:problem:${code}`,
    title: problem.message,
    status: problem.status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(unmet === undefined
      ? {}
      : { unmet: unmet.map((u) => ({ id: u.id, ...(u.params ? { params: { ...u.params } } : {}) })) }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
    requestId,
    ...(current === undefined ? {} : { current }),
  }
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const known = asProblem(error)
  if (known instanceof Problem) return known
  if (isUnstorableText(error))
    return new Problem('malformed-request', { detail: 'A text cannot be stored' }, { cause: error })
  const status = statusOf(error)
  const code = status === undefined ? undefined : codeOfStatus(status, error)
  return code === undefined
    ? new Problem('internal-error', {}, { cause: error })
    : new Problem(code, {}, { cause: error })
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus()
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'not-found',
  406: 'unsupported-media-type',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  422: 'validation-failed',
  429: 'too-many-requests',
  503: 'unavailable',
}

function codeOfStatus(status: number, error: unknown): ProblemCode | undefined {
  const code = BY_STATUS[status]
  if (code !== undefined) return code
  if (status < 400 || status >= 500) return undefined
  return error instanceof SyntaxError ? 'malformed-json' : 'malformed-request'
}

function describe(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error) }
  return { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
}
