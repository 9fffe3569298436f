import { type PAPER_CHOICES, paperResultSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useContribute } from '../../../lib/topics/use-act.js'

export type PaperChoice = (typeof PAPER_CHOICES)[number]

export interface PaperBallot {
  readonly unitId: string
  readonly label: string
  readonly choice: PaperChoice
}

/** Ballots of one motion gathered before they are sent together; what came of each is kept by house number. */
export function usePaperBatch(topic: TopicDetail, motionId: string, path: 'paper-ballots' | 'paper-ballots/check') {
  const [ballots, setBallots] = useState<readonly PaperBallot[]>([])
  const [told, setTold] = useState<readonly { readonly label: string; readonly result: PaperResult }[]>([])
  const send = useContribute(topic, path, paperResultSchema)
  const without = (unitId: string) => ballots.filter((ballot) => ballot.unitId !== unitId)
  const submit = () => {
    const body = { motionId, ballots: ballots.map(({ unitId, choice }) => ({ votingUnitId: unitId, choice })) }
    send.mutate(body, {
      onSuccess: ({ items }) => {
        const labels = new Map(ballots.map(({ unitId, label }) => [unitId, label]))
        setTold(items.map(({ votingUnitId, result }) => ({ label: labels.get(votingUnitId) ?? votingUnitId, result })))
        setBallots([])
      },
    })
  }
  return {
    ballots,
    told,
    error: send.error,
    isPending: send.isPending,
    submit,
    choiceOf: (unitId: string) => ballots.find((ballot) => ballot.unitId === unitId)?.choice,
    put: (ballot: PaperBallot) => setBallots([...without(ballot.unitId), ballot]),
    remove: (unitId: string) => setBallots(without(unitId)),
  }
}

type PaperResult = ReturnType<(typeof paperResultSchema)['parse']>['items'][number]['result']
