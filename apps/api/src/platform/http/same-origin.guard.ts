import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { requestOf } from '../actor.js'
import { ENV, type Env } from '../env.js'
import { Problem } from '../problem.js'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Unsafe methods must come from our own pages. The browser sets Origin and Sec-Fetch-Site, scripts cannot;
 * a client that is no browser sends Origin itself. No Origin is a refusal, not a pass.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  private readonly publicOrigin: string | undefined

  constructor(@Inject(ENV) env: Env) {
    this.publicOrigin = env.publicUrl === undefined ? undefined : new URL(env.publicUrl).origin
  }

  canActivate(context: ExecutionContext): boolean {
    const request = requestOf(context)
    if (SAFE.has(request.method) || isSameOrigin(request, this.publicOrigin)) return true
    throw new Problem('cross-site')
  }
}

function isSameOrigin(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const origin = request.headers.origin
  if (origin === undefined || !URL.canParse(origin)) return false
  const { host, origin: normalised, protocol } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return normalised === publicOrigin || host === request.headers.host?.toLowerCase()
}
