import { receiptSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, newIdempotencyKey } from '../../../lib/api/client.js'
import type { OpenBallot } from './vote-state.js'

export type BallotChoice = 'FOR' | 'AGAINST' | 'ABSTAIN'
export type Answer = OpenBallot & { readonly choice: BallotChoice }

/**
 * Casts the ballots one after the other. Each keeps its own key, so that a retry after a lost answer brings the same
 * receipt and never a second ballot.
 * @param onCast called for every ballot that is in
 */
export function useCast(topic: TopicDetail, onCast: () => void) {
  const client = useQueryClient()
  const keys = useRef(new Map<string, string>())
  const idemOf = (key: string) => {
    const idem = keys.current.get(key) ?? newIdempotencyKey()
    keys.current.set(key, idem)
    return idem
  }
  return useMutation({
    mutationFn: async (answers: readonly Answer[]) => {
      for (const { key, motion, unit, choice } of answers) {
        await api.post(receiptSchema, `/topics/${topic.id}/ballots`, {
          motionId: motion.id,
          votingUnitId: unit.id,
          choice,
          idem: idemOf(key),
        })
        onCast()
      }
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['topic', topic.id] }),
        client.invalidateQueries({ queryKey: ['topics'] }),
      ]),
  })
}
