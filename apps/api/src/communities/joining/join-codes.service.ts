import {
  type DoorstepJoin,
  JOIN_CODE_LENGTH,
  type JoinCodePage,
  type JoinCodeQuery,
  type PrintedJoinCodes,
  type PrintJoinCodes,
} from '@gongyi/shared/contracts'
import { Inject, Injectable } from '@nestjs/common'
import { keyedHash } from '../../identity/tokens.js'
import type { Actor } from '../../platform/actor.js'
import { randomCode } from '../../platform/crypto.js'
import { now, TenantDatabase, type Tx } from '../../platform/database.js'
import { isUniqueViolation } from '../../platform/database-errors.js'
import { ENV, type Env } from '../../platform/env.js'
import { newId } from '../../platform/ids.js'
import { notFound, Problem } from '../../platform/problem.js'
import * as persons from '../roster/persons.store.js'
import {
  issueCodes,
  type JoinCodeRow,
  listCodes,
  lockMany,
  markReleased,
  markRevoked,
  stateOf,
  viewsOf,
} from './join-codes.store.js'
import { type Joinable, joinables, speakersOf } from './joining.store.js'
import { MembersService } from './members.service.js'

/** The office's side of joining: print, bind at the door, confirm, take back. */
@Injectable()
export class JoinCodesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly members: MembersService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** All or none. The codes are in this answer and nowhere else. Of a household, its speaker who has no account yet. */
  print(actor: Actor, communityId: string, { personIds, householdIds }: PrintJoinCodes): Promise<PrintedJoinCodes> {
    return this.work(actor, communityId, async (tx) => {
      const speakers = await joinables(tx, communityId, await speakersOf(tx, communityId, householdIds))
      const named = await joinables(tx, communityId, personIds)
      if (named.length !== new Set(personIds).size) throw notFound()
      named.forEach(requireJoinable)
      const chosen = new Map([...speakers.filter(isJoinable), ...named].map((person) => [person.id, person]))
      if (chosen.size === 0) throw new Problem('link-taken')
      const codes = [...chosen.values()].map((person) => ({ id: newId(), person, code: randomCode(JOIN_CODE_LENGTH) }))
      const rows = codes.map(({ id, person, code }) => {
        return { id, personId: person.id, codeHash: keyedHash(this.env.sessionPepper, 'join', code) }
      })
      const expiresAt = (await issueCodes(tx, communityId, rows, actor.accountId)).toISOString()
      const names = await persons.names(tx, communityId, [...chosen.keys()])
      const items = codes.map(({ id, person, code }) => ({
        ...{ id, personId: person.id, householdCode: person.householdCode, code, expiresAt },
        personName: names.get(person.id) ?? '',
      }))
      return { items: items.sort((a, b) => byDoor(a.householdCode, b.householdCode)) }
    })
  }

  list(actor: Actor, communityId: string, { before, limit }: JoinCodeQuery): Promise<JoinCodePage> {
    return this.work(actor, communityId, async (tx) => {
      const rows = await listCodes(tx, communityId, before, limit + 1)
      const items = [...(await viewsOf(tx, communityId, rows.slice(0, limit), actor.accountId))]
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    })
  }

  /** "I know that this is the person": by anybody of the office but whoever issued it. */
  release(actor: Actor, communityId: string, ids: readonly string[]): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      const rows = await living(tx, communityId, ids)
      const people = await joinables(
        tx,
        communityId,
        rows.map(({ personId }) => personId),
      )
      if (people.some(({ isHere }) => !isHere)) throw new Problem('person-not-active')
      for (const row of rows) {
        if (row.releasedAt !== null) continue
        if (row.issuedBy === actor.accountId || row.accountId === actor.accountId) throw new Problem('same-printer')
        await markReleased(tx, communityId, row, actor.accountId)
        if (row.accountId !== null) {
          await this.members.join(tx, communityId, { ...row, accountId: row.accountId, releasedBy: actor.accountId })
        }
      }
    })
  }

  revoke(actor: Actor, communityId: string, ids: readonly string[]): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      for (const row of await living(tx, communityId, ids)) await markRevoked(tx, communityId, row, actor.accountId)
    })
  }

  /** The resident has typed phone and password themselves; a colleague confirms it before it counts. */
  async doorstep(actor: Actor, communityId: string, input: DoorstepJoin, ip: string): Promise<void> {
    const { personId, phone, password } = input
    const account = await this.members.prepare(phone, password, ip)
    if (account.accountId === actor.accountId) throw new Problem('join-self')
    await this.work(actor, communityId, async (tx) => {
      const [person] = await joinables(tx, communityId, [personId])
      if (person === undefined) throw notFound()
      requireJoinable(person)
      const accountId = await this.members.admit(tx, communityId, { account, personId, by: actor.accountId })
      await issueCodes(tx, communityId, [{ id: newId(), personId, codeHash: null, accountId }], actor.accountId)
    })
  }

  private async work<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    try {
      return await this.database.inTenant({ communityId, role, accountId: actor.accountId }, run)
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('link-taken')
      throw error
    }
  }
}

async function living(tx: Tx, communityId: string, ids: readonly string[]): Promise<readonly JoinCodeRow[]> {
  const rows = await lockMany(tx, communityId, ids)
  if (rows.length !== new Set(ids).size) throw notFound()
  const at = await now(tx)
  if (rows.some((row) => !['open', 'claimed'].includes(stateOf(row, at)))) throw new Problem('code-over')
  return rows
}

function isJoinable({ isHere, isOldEnough, isLinked }: Joinable): boolean {
  return isHere && isOldEnough && !isLinked
}

function requireJoinable({ isHere, isOldEnough, isLinked }: Joinable): void {
  if (!isHere) throw new Problem('person-not-active')
  if (!isOldEnough) throw new Problem('person-under-14')
  if (isLinked) throw new Problem('link-taken')
}

const DOORS = new Intl.Collator('zh-CN', { numeric: true })

function byDoor(a: string | null, b: string | null): number {
  return DOORS.compare(a ?? '', b ?? '')
}
