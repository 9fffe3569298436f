import type { TestProject } from 'vitest/node'
import { startTestCluster, type TestCluster } from './cluster.js'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

type Running = Awaited<ReturnType<typeof startTestCluster>>

// Two projects (database and http) share this file, each possibly as its own module instance: one cluster for both.
interface Shared {
  starting?: Promise<Running> | undefined
  users: number
}
const KEY = Symbol.for('gongyi.test-cluster')
const holder: typeof globalThis & { [KEY]?: Shared } = globalThis

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder[KEY] ??= { users: 0 }
  const shared = holder[KEY]
  shared.users += 1
  shared.starting ??= startTestCluster()
  const { stop, ...cluster } = await shared.starting
  project.provide('cluster', cluster)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    shared.starting = undefined
    await stop()
  }
}
