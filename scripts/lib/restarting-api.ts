import type { ChildProcess } from 'node:child_process'
import { API_ENTRY } from './app-server.ts'
import { startNode, stopChild } from './processes.ts'

/** The API of development: a new one after each clean compile. */
export class RestartingApi {
  readonly #env: Readonly<Record<string, string | undefined>>
  #child: ChildProcess | undefined
  #turn: Promise<void> = Promise.resolve()

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env
  }

  /** Restarts queue up, so that two quick saves never run two APIs on one port. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      if (this.#child) await stopChild(this.#child, 5_000)
      this.#child = startNode([API_ENTRY], { env: this.#env })
    })
    return this.#turn
  }
}
