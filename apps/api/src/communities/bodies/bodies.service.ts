import {
  type Bodies,
  type BodyItem,
  type BodyView,
  bodyMemberSchema,
  type CreateBody,
  type EditBody,
  type EndSeat,
  type SeatMember,
} from '@gongyi/shared/contracts'
import { compositionWarnings } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { isUniqueViolation } from '../../platform/database-errors.js'
import { notFound, Problem } from '../../platform/problem.js'
import {
  aroundOf,
  type BodyRow,
  createBody,
  editBody,
  endSeat,
  listBodies,
  listMembers,
  type MemberRow,
  namesOf,
  seat,
} from './bodies.store.js'

/** Councils, groups, committees and meetings of delegates: who sits there, since when, elected by whom. */
@Injectable()
export class BodiesService {
  constructor(private readonly database: TenantDatabase) {}

  list(actor: Actor, communityId: string): Promise<Bodies> {
    return this.work(actor, communityId, async (tx) => {
      const members = await listMembers(tx, communityId)
      const around = await aroundOf(tx, communityId, members)
      const bodies = await listBodies(tx, communityId)
      return { items: bodies.map((body) => itemOf(body, members, around)) }
    })
  }

  one(actor: Actor, communityId: string, bodyId: string): Promise<BodyView> {
    return this.work(actor, communityId, (tx) => read(tx, communityId, bodyId))
  }

  create(actor: Actor, communityId: string, input: CreateBody): Promise<BodyView> {
    return this.work(actor, communityId, async (tx) => {
      return read(tx, communityId, await createBody(tx, communityId, input, actor.accountId))
    })
  }

  edit(actor: Actor, communityId: string, bodyId: string, input: EditBody): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      if (!(await editBody(tx, communityId, bodyId, input, actor.accountId))) throw notFound()
    })
  }

  seat(actor: Actor, communityId: string, bodyId: string, input: SeatMember): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      const person = await tx.person.findFirst({
        where: { communityId, id: input.personId },
        select: { active: true, deceased: true },
      })
      const [body] = await listBodies(tx, communityId, bodyId)
      if (person === null || body === undefined) throw notFound()
      if (!person.active || person.deceased) throw new Problem('person-not-active')
      const held = await tx.bodyMember.count({ where: { communityId, bodyId, personId: input.personId, toDay: null } })
      if (held > 0) throw new Problem('seat-taken')
      await seat(tx, communityId, bodyId, input, actor.accountId)
    })
  }

  end(actor: Actor, communityId: string, bodyId: string, memberId: string, { toDay }: EndSeat): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      const ending = await endSeat(tx, communityId, { bodyId, memberId, toDay, by: actor.accountId })
      if (ending === 'unknown') throw notFound()
      if (ending === 'before-start') {
        const errors = [{ pointer: '/toDay', code: 'before-start', message: 'before the first day' }]
        throw new Problem('validation-failed', { errors })
      }
    })
  }

  private async work<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    try {
      return await this.database.inTenant({ communityId, role, accountId: actor.accountId }, run)
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('name-taken')
      throw error
    }
  }
}

async function read(tx: Tx, communityId: string, bodyId: string): Promise<BodyView> {
  const [body] = await listBodies(tx, communityId, bodyId)
  if (body === undefined) throw notFound()
  const all = await listMembers(tx, communityId)
  const own = all.filter((member) => member.bodyId === bodyId)
  const names = await namesOf(tx, communityId, own)
  const people = own.map((member) => bodyMemberSchema.parse({ ...member, name: names.get(member.personId) ?? '' }))
  return { ...itemOf(body, all, await aroundOf(tx, communityId, all)), people }
}

function itemOf(body: BodyRow, members: readonly MemberRow[], around: Awaited<ReturnType<typeof aroundOf>>): BodyItem {
  const seated = members.filter(({ bodyId, isSeated }) => bodyId === body.id && isSeated)
  const warnings = compositionWarnings(body.kind, seated, around)
  return { ...body, members: seated.length, warnings: warnings.map((warning) => ({ ...warning })) }
}
