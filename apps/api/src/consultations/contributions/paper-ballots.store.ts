import type { paperResultSchema } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { withNames } from '../list-names.store.js'
import type { StoredTopic } from '../topic.js'

type Told = z.infer<typeof paperResultSchema>['items'][number]['result']

export interface PaperAnswer {
  readonly votingUnitId: string
  readonly result: Told | 'closed'
}

export interface PaperBallot {
  readonly votingUnitId: string
  readonly choice: string
}

/** The poll of a motion in the present round. */
export async function pollOf(tx: Tx, topic: StoredTopic, motionId: string): Promise<string | undefined> {
  const { communityId, id: topicId, round } = topic
  const poll = await tx.poll.findFirst({ where: { communityId, topicId, round, motionId }, select: { id: true } })
  return poll?.id
}

/** The function in the database decides for each ballot, in the order given. */
export function enterPaper(tx: Tx, pollId: string, ballots: readonly PaperBallot[]): Promise<PaperAnswer[]> {
  return tx.$queryRaw`
    select entry.unit as "votingUnitId", done.result
    from unnest(${ballots.map((b) => b.votingUnitId)}::uuid[], ${ballots.map((b) => b.choice)}::text[]) as entry (unit, choice),
      enter_paper_ballot(${pollId}::uuid, entry.unit, entry.choice) as done (result)`
}

export function checkPaper(
  tx: Tx,
  pollId: string,
  ballots: readonly (PaperBallot & { readonly receipt: string })[],
): Promise<PaperAnswer[]> {
  return tx.$queryRaw`
    select entry.unit as "votingUnitId", done.result
    from unnest(${ballots.map((b) => b.votingUnitId)}::uuid[], ${ballots.map((b) => b.choice)}::text[],
        ${ballots.map((b) => b.receipt)}::text[]) as entry (unit, choice, receipt),
      check_paper_ballot(${pollId}::uuid, entry.unit, entry.choice, entry.receipt) as done (result)`
}

export interface PendingPaper {
  readonly motionId: string
  readonly votingUnitId: string
  readonly label: string
  readonly enteredBy: string
}

/** Waiting for the second person. What the first typed in is not told. */
export async function listPending(
  tx: Tx,
  { communityId, id: topicId, round }: StoredTopic,
): Promise<readonly PendingPaper[]> {
  const rows = await tx.$queryRaw<PendingPaper[]>`
    select poll.motion_id as "motionId", unit.id as "votingUnitId", unit.label, paper.entered_by as "enteredBy"
    from poll join paper_ballot paper on (paper.community_id, paper.poll_id) = (poll.community_id, poll.id)
      join voting_unit unit on (unit.community_id, unit.id) = (paper.community_id, paper.voting_unit_id)
    where poll.community_id = ${communityId}::uuid and poll.topic_id = ${topicId}::uuid and poll.round = ${round}
      and paper.state = 'ENTERED'
    order by poll.motion_id, unit.building collate door_order, unit.label collate door_order, unit.id limit 2000`
  return withNames(tx, { communityId, topicId }, rows)
}
