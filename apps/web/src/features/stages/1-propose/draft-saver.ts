import {
  type DraftData,
  type DraftView,
  draftDataSchema,
  draftSavedSchema,
  draftSchema,
} from '@gongyi/shared/contracts'
import { api, randomUuid } from '../../../lib/api/client.js'
import { isProblem } from '../../../lib/api/problem.js'
import { draftsPath } from './queries.js'

export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'changed'; readonly theirs: DraftView }

const QUIET_MS = 800
const AGAIN_MS = 5_000

/** Saves what is being written: a moment after the last key, one request at a time, the newest words last. */
export class DraftSaver {
  readonly id: string
  private state: SaveState = { kind: 'untouched' }
  private data: DraftData
  private isDirty = false
  private isStopped = false
  private revision: number
  /** What the last request carried: an answer that was lost comes back as a conflict with our own words. */
  private sent: string | undefined
  private running: Promise<void> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly communityId: string,
    draft: DraftView | undefined,
    empty: DraftData,
  ) {
    this.id = draft?.id ?? randomUuid()
    this.revision = draft?.revision ?? 0
    this.data = draft?.data ?? empty
    if (draft !== undefined) this.state = { kind: 'saved', at: draft.savedAt }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly current = (): SaveState => this.state

  get isOnServer(): boolean {
    return this.revision > 0
  }

  change(data: DraftData): void {
    this.data = data
    this.isDirty = true
    this.later(QUIET_MS)
  }

  /** Saves now what is not saved yet; true when the server has it all. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    if (!this.isOnServer) this.isDirty = true
    this.running ??= this.run().finally(() => {
      this.running = undefined
    })
    await this.running
    return !this.isDirty && this.isOnServer
  }

  /** After a change elsewhere: what is on screen here wins. */
  keepMine(theirs: DraftView): Promise<boolean> {
    this.revision = theirs.revision
    this.isDirty = true
    return this.flush()
  }

  takeTheirs(theirs: DraftView): void {
    this.revision = theirs.revision
    this.data = theirs.data
    this.isDirty = false
    this.tell({ kind: 'saved', at: theirs.savedAt })
  }

  /** While the proposal is being sent nothing is saved: it is a draft no more if that succeeds. */
  pause(): void {
    this.isStopped = true
    clearTimeout(this.timer)
  }

  resume(): void {
    this.isStopped = false
    if (this.isDirty) this.later(QUIET_MS)
  }

  private later(ms: number): void {
    clearTimeout(this.timer)
    if (!this.isStopped) this.timer = setTimeout(() => void this.flush(), ms)
  }

  private async run(): Promise<void> {
    while (this.isDirty && !this.isStopped) {
      this.isDirty = false
      this.tell({ kind: 'saving' })
      try {
        const saved = await this.put()
        this.revision = saved.revision
        this.tell({ kind: 'saved', at: saved.savedAt })
      } catch (error) {
        this.isDirty = true
        if (this.settle(error)) return
      }
    }
  }

  private put() {
    this.sent = sameOrder(this.data)
    const body = { data: this.data, revision: this.revision }
    return api.put(draftSavedSchema, draftsPath(this.communityId, this.id), body)
  }

  /** True when this round is over; false to try again at once. */
  private settle(error: unknown): boolean {
    const theirs = isProblem(error, 'draft-changed')
      ? draftSchema.partial({ photos: true }).safeParse(error.current)
      : undefined
    if (theirs?.success) {
      const found = { ...theirs.data, photos: [] }
      if (sameOrder(found.data) === this.sent) {
        this.revision = found.revision
        return false
      }
      this.tell({ kind: 'changed', theirs: found })
      return true
    }
    this.tell({ kind: 'failed', error })
    if (isProblem(error) && (error.status === 0 || error.status >= 500)) this.later(AGAIN_MS)
    return true
  }

  private tell(state: SaveState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

/** As text with its members in the order of the contract, wherever the draft comes from. */
function sameOrder(data: DraftData): string {
  return JSON.stringify(draftDataSchema.parse(data))
}
