import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Env } from '../env.js'
import { newId } from '../ids.js'
import { Problem } from '../problem.js'
import { registerBodyParser } from './body-parser.js'
import { DOCS_PATH } from './docs.js'
import { sendProblem, toProblem } from './problem.filter.js'
import { recordRoutes } from './route-inventory.js'

const BODY_LIMIT = 1024 * 1024
const FILE_LIMIT = 20 * 1024 * 1024

export function newAdapter(env: Env): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT,
    // One hop, ours: what stands further left in X-Forwarded-For was written by the client
    trustProxy: env.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    genReqId: () => newId(),
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, request.id, toProblem(error)),
  })
}

export async function registerPlugins(fastify: FastifyInstance, env: Env, logger: Logger): Promise<void> {
  recordRoutes(fastify)
  logRequests(fastify, logger)
  refuseUnstorableUrls(fastify)
  await fastify.register(fastifyHelmet, helmetOptions(isSecure(env)))
  relaxDocsPolicy(fastify)
  await fastify.register(fastifyCookie)
  await fastify.register(fastifyRateLimit, {
    global: true,
    max: env.rateLimitPerMinute,
    timeWindow: 60_000,
    allowList: () => env.rateLimitPerMinute === 0,
    errorResponseBuilder: (_request, context) =>
      new Problem('too-many-requests', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  })
  registerBodyParser(fastify)
  await fastify.register(fastifyMultipart, {
    limits: { fileSize: FILE_LIMIT, files: 5, fields: 20, fieldSize: 64 * 1024, parts: 25, headerPairs: 50 },
  })
}

export function isSecure(env: Env): boolean {
  return env.publicUrl?.startsWith('https:') === true
}

/** Who, what, how it ended. Never query strings, headers, cookies or bodies: they hold names, phones and choices. */
function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
  fastify.addHook('onResponse', async (request, reply) => {
    logger.info({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      accountId: request.actor?.accountId,
      communityId: request.communityId,
      ip: request.ip,
    })
  })
}

/** PostgreSQL text cannot hold NUL; no address of ours has one. */
function refuseUnstorableUrls(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    if (/%00/.test(request.url)) throw new Problem('malformed-request')
  })
}

function helmetOptions(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Over plain http browsers ignore it and say so in the console
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' as const } : false,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' as const },
    xFrameOptions: { action: 'deny' as const },
  }
}

const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/** Swagger UI styles itself inline; only its own page may. */
function relaxDocsPolicy(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const [path] = request.url.split('?', 1)
    if (path === `/${DOCS_PATH}` || path?.startsWith(`/${DOCS_PATH}/`)) {
      reply.header('content-security-policy', DOCS_POLICY)
    }
    return payload
  })
}
