import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Env } from '../env.js'
import { notFound, Problem } from '../problem.js'

const BUILT_WEB = fileURLToPath(new URL('../../../../web/dist', import.meta.url))
const YEAR_SECONDS = 365 * 24 * 3600

/** The built web from the same origin as the API: every page address answers index.html, /api never does. */
export async function serveWeb(fastify: FastifyInstance, env: Env): Promise<void> {
  const root = env.webDist ?? BUILT_WEB
  const files = listFiles(root)
  if (files.size > 0) await fastify.register(fastifyStatic, { root, serve: false, etag: true, cacheControl: false })
  fastify.get('/*', { config: { rateLimit: false } }, async (request, reply) => {
    const path = pathOf(request.url)
    if (path === 'api' || path.startsWith('api/') || path.split('/').includes('..')) throw notFound()
    if (files.has(path)) return sendFile(reply, path)
    // A page address has no dot in its last part; a missing file must not look like a page
    if (path.slice(path.lastIndexOf('/') + 1).includes('.') || !files.has('index.html')) throw notFound()
    return sendFile(reply, 'index.html')
  })
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const hashed = path.startsWith('assets/')
  const caching = hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'
  return reply.header('cache-control', caching).sendFile(path)
}

function pathOf(url: string): string {
  const [path = ''] = url.split('?', 1)
  try {
    return decodeURIComponent(path).replace(/^\/+/, '')
  } catch {
    throw new Problem('malformed-request')
  }
}

function listFiles(root: string): ReadonlySet<string> {
  if (!existsSync(root)) return new Set()
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
  return new Set(names.map((name) => name.slice(root.length).replaceAll('\\', '/').replace(/^\/+/, '')))
}
