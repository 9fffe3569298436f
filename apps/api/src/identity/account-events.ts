import type { Role } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../platform/database.js'

/** Somebody signed in with a printed code: its holder should know, had it been somebody else. */
export interface CodeUsed {
  readonly accountId: string
  /** Where the notice is read; the transaction is in it. */
  readonly communityId: string
  /** What whoever printed the code is there; undefined when they have left. */
  readonly printedBy: Role | undefined
}

/** Runs inside the sign-in's transaction. */
export type CodeUsedSink = (tx: Tx, used: CodeUsed) => Promise<void>

/** Somebody has joined as a person of the roster. */
export interface Joined {
  readonly communityId: string
  readonly accountId: string
  /** Accounts of the household's other members: they would know it was somebody else. */
  readonly household: readonly string[]
}

export type JoinedSink = (tx: Tx, joined: Joined) => Promise<void>

/** Where the rest of the house listens to what befalls accounts. */
@Injectable()
export class AccountEvents {
  private readonly sinks: CodeUsedSink[] = []
  private readonly joinedSinks: JoinedSink[] = []

  subscribe(sink: CodeUsedSink): void {
    this.sinks.push(sink)
  }

  async tell(tx: Tx, used: CodeUsed): Promise<void> {
    for (const sink of this.sinks) await sink(tx, used)
  }

  subscribeJoined(sink: JoinedSink): void {
    this.joinedSinks.push(sink)
  }

  async tellJoined(tx: Tx, joined: Joined): Promise<void> {
    for (const sink of this.joinedSinks) await sink(tx, joined)
  }
}
