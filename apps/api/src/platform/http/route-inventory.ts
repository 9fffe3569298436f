import type { FastifyInstance } from 'fastify'

export interface RouteEntry {
  readonly method: string
  readonly url: string
}

const inventories = new WeakMap<object, RouteEntry[]>()

/** Call before any route exists: Fastify tells of routes only as they come. */
export function recordRoutes(fastify: FastifyInstance): void {
  const entries: RouteEntry[] = []
  inventories.set(fastify.server, entries)
  fastify.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) entries.push({ method, url: route.url })
  })
}

/** Every route the server answers, from whichever plugin; the authorisation tests compare it with the policies. */
export function routesOf(fastify: FastifyInstance): readonly RouteEntry[] {
  return inventories.get(fastify.server) ?? []
}
