import type { TopicDetail } from '@gongyi/shared/contracts'
import { civilDateOf, GUARDS, NO_FACTS, type StageRecords, type Topic } from '@gongyi/shared/domain'

/** Guards that ask nothing the browser does not know, so that it can answer them before anything is sent. */
type KnownGuard = 'G4.1' | 'G4.2' | 'G5.1'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * What a guard would find missing if the records were as given: the same rule the server asks.
 * @returns ids of formats, demands, mixture rules or checks; `['']` when the guard fails without naming a part
 */
export function gapsIf(topic: TopicDetail, id: KnownGuard, records: Partial<StageRecords>): readonly string[] {
  const { communityId, title, category, template, stage, status, version, round } = topic
  const imagined: Topic = {
    ...{ id: topic.id, communityId, title, category, template, stage, status, version, round },
    proposerAccountId: NOBODY,
    suspension: null,
    records: { ...topic.records, ...records },
  }
  const answer = GUARDS[id].check(imagined, {
    actor: { accountId: NOBODY, role: 'coordinator' },
    now: topic.now,
    today: civilDateOf(topic.now),
    facts: { ...NO_FACTS, electorate: { ...NO_FACTS.electorate, heads: topic.electorate.heads } },
  })
  return answer === true ? [] : String(answer['missing'] ?? '').split(',')
}
