import type { PollView, TopicDetail } from '@gongyi/shared/contracts'
import { type Count, plannedWindow, type VotePreset, votePreset } from '@gongyi/shared/domain'

/** Where the vote of the present round stands. */
export type VotePhase = 'planned' | 'open' | 'ended' | 'closed' | 'counted' | 'published' | 'final'

export type Motion = TopicDetail['motions'][number]
export type MyUnit = TopicDetail['me']['units'][number]
type RatioPreset = Extract<VotePreset, { method: 'RATIO' }>

const record = (topic: TopicDetail) => topic.records.vote

export function votePhase(topic: TopicDetail): VotePhase {
  const { opened, closed, count, published, resolution } = record(topic)
  if (resolution) return 'final'
  if (published) return 'published'
  if (count) return 'counted'
  if (closed) return 'closed'
  if (!opened) return 'planned'
  const until = closesAt(topic)
  return until !== undefined && Date.parse(topic.now) >= Date.parse(until) ? 'ended' : 'open'
}

/** End of the window as it now stands, an extension included. */
export function closesAt(topic: TopicDetail): string | undefined {
  return record(topic).extended?.closesAt ?? record(topic).opened?.closesAt
}

/** The last minute one may vote: the window ends at 24:00, which reads as the next day's 00:00. */
export function lastMinute(topic: TopicDetail): Date | undefined {
  const until = closesAt(topic)
  return until === undefined ? undefined : new Date(Date.parse(until) - 60_000)
}

export function windowOf(topic: TopicDetail) {
  const planned = plannedWindow(topic)
  const place = record(topic).announced?.place ?? topic.records.format.plan?.vote.place
  return planned && { opensOn: planned.opensOn, closesOn: planned.closesOn, place: place ?? '' }
}

export function voteMethod(topic: TopicDetail) {
  return topic.records.format.plan?.vote.method
}

/** Online ballots are taken unless the plan put the vote on paper or into a meeting. */
export function takesOnlineBallots(topic: TopicDetail): boolean {
  const method = voteMethod(topic)
  return method === undefined || method === 'E_VOTE' || method === 'MIXED'
}

/** The text as frozen for the vote, else as the participants step wrote it. */
export function motionText(topic: TopicDetail, motion: Motion): string {
  return topic.records.deliberate.draft?.motions.find(({ id }) => id === motion.id)?.text ?? motion.text
}

/** The motion's poll of the present round. */
export function pollOf(topic: TopicDetail, motionId: string): PollView | undefined {
  return topic.polls.findLast((poll) => poll.motionId === motionId && poll.round === topic.round)
}

/** The rule of a motion decided by shares; undefined for surveys and confirmations. */
export function ratioOf(motion: Motion): RatioPreset | undefined {
  const preset = presetOf(motion)
  return preset?.method === 'RATIO' ? preset : undefined
}

export function presetOf(motion: Motion): VotePreset | undefined {
  const preset = votePreset(motion.presetId)
  return preset.ok ? preset.value : undefined
}

export function countsArea(motion: Motion): boolean {
  return ratioOf(motion)?.measures.includes('AREA') ?? false
}

/** The count as published, else as the tellers just made it. */
export function countOf(topic: TopicDetail, motionId: string): Count | undefined {
  const recorded = record(topic).count?.results.find((result) => result.motionId === motionId)
  return recorded?.count ?? pollOf(topic, motionId)?.count ?? undefined
}

/** One ballot this person may cast and has not. */
export interface OpenBallot {
  readonly key: string
  readonly unit: MyUnit
  readonly motion: Motion
}

/** A motion may concern one building only; then whoever has nothing there is not asked. */
export function votesOn(unit: MyUnit, motionId: string): boolean {
  return unit.motions.some((own) => own.motionId === motionId)
}

/** Whether somebody who votes in this matter has no vote on this motion. */
export function isForOthers({ me }: TopicDetail, motionId: string): boolean {
  return me.units.length > 0 && !me.units.some((unit) => votesOn(unit, motionId))
}

export function openBallots(topic: TopicDetail): readonly OpenBallot[] {
  return topic.me.units.flatMap((unit) =>
    topic.motions
      .filter((motion) => votesOn(unit, motion.id) && !unit.ballots.some((ballot) => ballot.motionId === motion.id))
      .map((motion) => ({ key: `${unit.id}/${motion.id}`, unit, motion })),
  )
}

/** Where the matter was last put up, to be kept for the next publicity. */
export function lastPlaces(topic: TopicDetail): readonly string[] {
  const { notice, format, participants } = topic.records
  return (
    record(topic).published?.places ??
    format.noticeB?.places ??
    notice.versions.findLast((version) => version.places.length > 0)?.places ??
    participants.publicised?.places ??
    []
  )
}

/** A line of names as people write it: by commas of either width, by 、 or by lines. */
export function splitNames(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
