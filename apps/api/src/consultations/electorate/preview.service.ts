import type { ElectoratePreview, ExplainedHeadView, electoratePreviewInput } from '@gongyi/shared/contracts'
import {
  civilDateOf,
  type ExplainedHead,
  explainHeads,
  type LeftOut,
  leftOutHouseholds,
  leftOutPersons,
  leftOutUnits,
  type MotionList,
  type VotingUnit,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { now, type Tx } from '../../platform/database.js'
import {
  electorateOf,
  jointRoster,
  type Roster,
  type Scope,
  type ScopedMotion,
  type Source,
  sourceOf,
} from '../electorate.js'
import { refusalProblem } from '../refusal-problem.js'
import { scopedMotions } from '../roster.store.js'
import type { StoredTopic } from '../topic.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { choicesFor, differenceFromLast, nonHukouIn, ownersOf } from './preview.store.js'
import { requireScopes } from './scope-check.store.js'

export type PreviewInput = z.infer<typeof electoratePreviewInput>

/** More is not read on a screen; the count says how many there are. */
const MOST_EXPLAINED = 100

/** Who would vote, while step 2 is still being chosen: counts and explains, and writes nothing. */
@Injectable()
export class ElectoratePreviewService {
  constructor(private readonly topics: TopicsService) {}

  preview(request: TopicRequest, { scope, motions }: PreviewInput): Promise<ElectoratePreview> {
    return this.topics.within(request, async (tx, topic) => {
      const { communityId } = request
      const today = civilDateOf((await now(tx)).toISOString())
      const source = sourceOf(motions)
      if (!source.ok) throw refusalProblem(source.error)
      const numbered = motions.map((motion, index) => ({ id: String(index), ...motion }))
      await requireScopes(tx, communityId, source.value, { scope, motions }, '')
      const scoped = await scopedMotions(tx, communityId, source.value, { scope, motions: numbered })
      const counted = electorateOf(source.value, scoped, today)
      if (!counted.ok) throw refusalProblem(counted.error)
      const { units, lists } = counted.value
      const roster = jointRoster(scoped)
      const explained = source.value === 'units' ? explainHeads(roster.units, [{ kind: 'ALL' }]) : []
      const buildings = source.value === 'list' ? [] : headsByBuilding(units)
      const previews = await this.lists(tx, topic, source.value, scoped, lists)
      return {
        source: source.value,
        ...totalsOf(units.map(toListed)),
        motions: previews,
        developer: developerShare(explained),
        explained: await named(tx, communityId, explained.slice(0, MOST_EXPLAINED)),
        explainedTotal: explained.length,
        leftOut: leftOut(source.value, roster, today).map((each) => ({
          ...each,
          areaCenti: each.areaCenti.toString(),
        })),
        buildings,
        nonHukou: await nonHukouIn(tx, communityId, reachOf(scoped), buildings),
        difference: isOneScope(scoped) ? (previews[0]?.difference ?? null) : null,
        choices: await choicesFor(tx, communityId, source.value, scope),
      }
    })
  }

  /** Each motion's own count; of motions with one scope the same object, so that it is compared once. */
  private async lists(
    tx: Tx,
    topic: StoredTopic,
    source: Source,
    scoped: readonly ScopedMotion[],
    lists: readonly MotionList[],
  ): Promise<ElectoratePreview['motions']> {
    const known = new Map<Scope, ElectoratePreview['motions'][number]>()
    const previews: ElectoratePreview['motions'] = []
    for (const [index, { scope }] of scoped.entries()) {
      const listed = (lists[index]?.units ?? []).map(toListed)
      const own = known.get(scope) ?? {
        ...totalsOf(listed),
        difference: await differenceFromLast(tx, topic, { source, scope }, listed),
      }
      known.set(scope, own)
      previews.push(own)
    }
    return previews
  }
}

/** Where the whole matter reaches: the one scope of its motions, or else every building of theirs. */
function reachOf(scoped: readonly ScopedMotion[]): Scope {
  const [first] = scoped
  return first !== undefined && isOneScope(scoped) ? first.scope : { kind: 'building' }
}

function isOneScope(scoped: readonly ScopedMotion[]): boolean {
  return new Set(scoped.map(({ scope }) => scope)).size === 1
}

function totalsOf(listed: readonly ReturnType<typeof toListed>[]) {
  return {
    heads: listed.length,
    areaCenti: listed.reduce((sum, { areaCenti }) => sum + areaCenti, 0n).toString(),
    units: listed.reduce((sum, { unitIds }) => sum + unitIds.length, 0),
  }
}

function toListed({ key, label, areaCenti = 0n, memberUnitIds }: VotingUnit) {
  return { key, label, areaCenti, unitIds: memberUnitIds }
}

/** Of the roster as it was cut down to the scopes. */
function leftOut(source: Source, roster: Roster, today: string): readonly LeftOut[] {
  const parts = [{ kind: 'ALL' }] as const
  switch (source) {
    case 'units':
      return leftOutUnits(roster.units, parts)
    case 'households':
      return leftOutHouseholds(roster.households, parts)
    case 'persons':
      return leftOutPersons(roster.persons, today)
    case 'list':
      return []
  }
}

function headsByBuilding(units: readonly VotingUnit[]): ElectoratePreview['buildings'] {
  const byBuilding = Map.groupBy(units, ({ label }) => label.split(/[-,]/, 1)[0] ?? '')
  return [...byBuilding].map(([building, heads]) => ({ building, heads: heads.length }))
}

function developerShare(explained: readonly ExplainedHead[]): ElectoratePreview['developer'] {
  const held = explained.filter(({ reason }) => reason === 'DEVELOPER')
  if (held.length === 0) return null
  return {
    units: held.reduce((sum, { units }) => sum + units.length, 0),
    areaCenti: held.reduce((sum, { areaCenti }) => sum + areaCenti, 0n).toString(),
  }
}

async function named(tx: Tx, communityId: string, heads: readonly ExplainedHead[]): Promise<ExplainedHeadView[]> {
  const firsts = heads.flatMap(({ units }) => units[0]?.id ?? [])
  const owners = await ownersOf(tx, communityId, firsts)
  return heads.map(({ reason, units, areaCenti }) => ({
    reason,
    areaCenti: areaCenti.toString(),
    units: units.map((unit) => ({ label: unit.label, areaCenti: String(unit.areaCenti) })),
    names: reason === 'DEVELOPER' ? [] : [...(owners.get(units[0]?.id ?? '') ?? [])],
  }))
}
