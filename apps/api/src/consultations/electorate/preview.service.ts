import type { ElectoratePreview, ExplainedHeadView, electoratePreviewInput } from '@gongyi/shared/contracts'
import {
  civilDateOf,
  type ExplainedHead,
  explainHeads,
  type LeftOut,
  leftOutHouseholds,
  leftOutPersons,
  leftOutUnits,
  type VotingUnit,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { now, type Tx } from '../../platform/database.js'
import { partsOf, type Roster, type Source, sourceOf, votingUnits } from '../electorate.js'
import { refusalProblem } from '../refusal-problem.js'
import { readRoster } from '../roster.store.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { choicesFor, differenceFromLast, nonHukouIn, ownersOf } from './preview.store.js'
import { requireScope } from './scope-check.store.js'

export type PreviewInput = z.infer<typeof electoratePreviewInput>

/** More is not read on a screen; the count says how many there are. */
const MOST_EXPLAINED = 100

/** Who would vote, while step 2 is still being chosen: counts and explains, and writes nothing. */
@Injectable()
export class ElectoratePreviewService {
  constructor(private readonly topics: TopicsService) {}

  preview(request: TopicRequest, { scope, presetIds }: PreviewInput): Promise<ElectoratePreview> {
    return this.topics.within(request, async (tx, topic) => {
      const { communityId } = request
      const today = civilDateOf((await now(tx)).toISOString())
      const motions = presetIds.map((presetId) => ({ id: topic.id, text: '', presetId }))
      const source = sourceOf(motions)
      if (!source.ok) throw refusalProblem(source.error)
      await requireScope(tx, communityId, source.value, scope, '')
      const roster = await readRoster(tx, communityId, source.value, scope)
      const counted = votingUnits(source.value, scope, roster, today)
      if (!counted.ok) throw refusalProblem(counted.error)
      const explained = source.value === 'units' ? explainHeads(roster.units, partsOf(scope)) : []
      const buildings = source.value === 'list' ? [] : headsByBuilding(counted.value)
      const listed = counted.value.map(toListed)
      return {
        source: source.value,
        heads: counted.value.length,
        areaCenti: listed.reduce((sum, { areaCenti }) => sum + areaCenti, 0n).toString(),
        units: listed.reduce((sum, { unitIds }) => sum + unitIds.length, 0),
        developer: developerShare(explained),
        explained: await named(tx, communityId, explained.slice(0, MOST_EXPLAINED)),
        explainedTotal: explained.length,
        leftOut: leftOut(source.value, roster, partsOf(scope), today).map((each) => ({
          ...each,
          areaCenti: each.areaCenti.toString(),
        })),
        buildings,
        nonHukou: await nonHukouIn(
          tx,
          communityId,
          scope,
          scope.kind === 'community' ? [] : buildings.map(({ building }) => building),
        ),
        difference: await differenceFromLast(tx, topic, { source: source.value, scope }, listed),
        choices: await choicesFor(tx, communityId, source.value, scope),
      }
    })
  }
}

function toListed({ key, label, areaCenti = 0n, memberUnitIds }: VotingUnit) {
  return { key, label, areaCenti, unitIds: memberUnitIds }
}

function leftOut(source: Source, roster: Roster, parts: ReturnType<typeof partsOf>, today: string): readonly LeftOut[] {
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
