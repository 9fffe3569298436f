import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inRoot } from './paths.ts'
import { CommandError } from './say.ts'

const READY_WITHIN = 60_000

/** Waits until the API answers that it is ready; `ended` settles when its process has ended instead. */
export async function untilReady(address: string, ended: Promise<number>): Promise<void> {
  let gone: number | undefined
  void ended.then((code) => {
    gone = code
  })
  const until = performance.now() + READY_WITHIN
  while (performance.now() < until) {
    if (gone !== undefined) throw new CommandError(`The API ended while starting (exit code ${gone}).`)
    if (await answers(`${address}/api/ready`)) return
    await pause(150)
  }
  throw new CommandError(`The API did not become ready within ${READY_WITHIN / 1000} seconds.`)
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

export const API_ENTRY = inRoot('apps/api/dist/main.js')

interface RunNote {
  readonly supervisor: number
  readonly api: number
}

/**
 * Notes who runs from a data folder. A start that finds the note of a killed one gives the API it left behind the time
 * to end (its lifeline sees to that) before calling the port taken.
 */
export function runNote(dataDir: string) {
  const file = join(dataDir, 'start.json')
  return {
    write: (api: number): void =>
      writeFileSync(file, JSON.stringify({ supervisor: process.pid, api } satisfies RunNote)),
    remove: (): void => rmSync(file, { force: true }),
    leftBehind: (): boolean => {
      try {
        const note: RunNote = JSON.parse(readFileSync(file, 'utf8'))
        return !alive(note.supervisor) && alive(note.api)
      } catch {
        return false
      }
    },
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
