import type {
  HouseholdItem,
  HouseholdPage,
  HouseholdView,
  PersonPage,
  PersonQuery,
  PersonView,
  Places,
  PropertyAreas,
  RosterQuery,
  UnitPage,
  UnitQuery,
} from '@gongyi/shared/contracts'
import { asSeenBy } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { type HouseholdRow, HouseholdsRepository } from './households.repository.js'
import { ownerTotals } from './owner-totals.js'
import { PersonsRepository } from './persons.repository.js'
import { PlacesRepository } from './places.repository.js'
import { UnitsRepository } from './units.repository.js'

/** The register as the office reads it: names, with phones and identity numbers masked. */
@Injectable()
export class RosterService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly householdRows: HouseholdsRepository,
    private readonly personRows: PersonsRepository,
    private readonly unitRows: UnitsRepository,
    private readonly placeRows: PlacesRepository,
  ) {}

  households(actor: Actor, communityId: string, query: RosterQuery): Promise<HouseholdPage> {
    return this.work(actor, communityId, async (tx) => {
      const found = await this.householdRows.list(tx, communityId, query)
      return page(found.map(toItem), query.limit)
    })
  }

  household(actor: Actor, communityId: string, id: string): Promise<HouseholdView> {
    const roles = actor.rolesIn(communityId)
    return this.work(actor, communityId, async (tx) => {
      const household = await this.householdRows.find(tx, communityId, id)
      if (household === undefined) throw notFound()
      const members = await this.householdRows.members(tx, communityId, id)
      const people = members.map(({ relation, isHead, isRep, ...person }) => {
        return { ...asSeenBy(roles, person), relation, isHead, isRep }
      })
      const { version, hukouType } = household
      return { ...toItem(household), version, hukouType, people }
    })
  }

  persons(actor: Actor, communityId: string, query: PersonQuery): Promise<PersonPage> {
    const roles = actor.rolesIn(communityId)
    return this.work(actor, communityId, async (tx) => {
      const found = await this.personRows.list(tx, communityId, query)
      return page(
        found.map((person) => asSeenBy(roles, person)),
        query.limit,
      )
    })
  }

  person(actor: Actor, communityId: string, id: string): Promise<PersonView> {
    const roles = actor.rolesIn(communityId)
    return this.work(actor, communityId, async (tx) => {
      const person = await this.personRows.find(tx, communityId, id)
      if (person === undefined) throw notFound()
      const households = await this.personRows.households(tx, communityId, id)
      const units = await this.personRows.units(tx, communityId, id)
      const standing = await this.personRows.standing(tx, communityId, id)
      return { ...asSeenBy(roles, person), ...standing, households, units }
    })
  }

  units(actor: Actor, communityId: string, query: UnitQuery): Promise<UnitPage> {
    return this.work(actor, communityId, async (tx) => {
      return page([...(await this.unitRows.list(tx, communityId, query))], query.limit)
    })
  }

  propertyAreas(actor: Actor, communityId: string): Promise<PropertyAreas> {
    return this.work(actor, communityId, async (tx) => {
      const areas = await this.unitRows.areas(tx, communityId)
      const units = Map.groupBy(await this.unitRows.ownedUnits(tx, communityId), (unit) => unit.propertyAreaId)
      return {
        items: areas.map((area) => {
          return { ...area, ...ownerTotals(units.get(area.id) ?? []) }
        }),
      }
    })
  }

  places(actor: Actor, communityId: string): Promise<Places> {
    return this.work(actor, communityId, async (tx) => ({ items: await this.placeRows.list(tx, communityId) }))
  }

  private work<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, run)
  }
}

function page<T extends { readonly id: string }>(found: T[], limit: number): { items: T[]; next: string | null } {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function toItem(row: HouseholdRow): HouseholdItem {
  const { id, code, address, groupName, headName, members, active, elderly, disabled } = row
  return { id, code, address, groupName, headName, members, active, elderly, disabled }
}
