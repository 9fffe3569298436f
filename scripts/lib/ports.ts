import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { CommandError } from './say.ts'

/** PORT as people set it, 3000 when they did not. */
export function wantedPort(): number {
  const text = process.env['PORT'] || '3000'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CommandError(`PORT must be a number from 1 to 65535, not "${text}".`)
  }
  return port
}

/** Fails with one sentence when the port is taken; waits `patience` ms for it first. */
export async function needPort(port: number, host: string, patience = 0): Promise<void> {
  const until = performance.now() + patience
  for (;;) {
    const trouble = await tryPort(port, host)
    if (trouble === undefined) return
    if (trouble !== 'EADDRINUSE') throw new CommandError(`Port ${port} on ${host} cannot be used: ${trouble}.`)
    if (performance.now() >= until) {
      throw new CommandError(
        `Port ${port} is taken by another program: stop it, or choose another with PORT=3001 npm start.`,
      )
    }
    await pause(250)
  }
}

/** A port nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
