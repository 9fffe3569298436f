import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Env } from '../platform/env.js'

/** __Host- binds the cookie to this host over TLS; browsers refuse that prefix over plain http. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-gongyi_session' : 'gongyi_session'
}

export function overHttps(env: Env): boolean {
  return env.publicUrl?.startsWith('https:') === true
}

export function readSessionCookie(request: FastifyRequest, env: Env): string | undefined {
  const token = request.cookies[sessionCookieName(overHttps(env))]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export function setSessionCookie(reply: FastifyReply, env: Env, token: string, maxAgeSeconds: number): void {
  void reply.setCookie(sessionCookieName(overHttps(env)), token, { ...attributes(env), maxAge: maxAgeSeconds })
}

export function clearSessionCookie(reply: FastifyReply, env: Env): void {
  void reply.clearCookie(sessionCookieName(overHttps(env)), attributes(env))
}

function attributes(env: Env) {
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: overHttps(env) }
}
