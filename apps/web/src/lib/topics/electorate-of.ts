import type { TopicDetail } from '@gongyi/shared/contracts'

type Whole = Pick<TopicDetail['electorate'], 'heads' | 'areaCenti'>

/** Who votes on one motion; while nothing is counted yet, the whole of the matter. */
export function electorateOf(topic: TopicDetail, motionId: string): Whole {
  return topic.electorate.motions.find((own) => own.motionId === motionId) ?? topic.electorate
}

/** Whether some motion has a list of its own, so that not everybody votes on everything. */
export function hasOwnLists({ records }: Pick<TopicDetail, 'records'>): boolean {
  return records.participants.set?.motions.some(({ scope }) => scope !== undefined) ?? false
}

/** The numbers of the motions named, as they stand in the topic. */
export function motionNumbers(
  { motions }: Pick<TopicDetail, 'motions'>,
  named: readonly { readonly motionId: string }[],
): readonly number[] {
  const wanted = new Set(named.map(({ motionId }) => motionId))
  return motions.filter(({ id }) => wanted.has(id)).map(({ no }) => no)
}
