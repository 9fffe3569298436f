import { type TopicDetail, topicDetailSchema } from '@gongyi/shared/contracts'
import type { ActionId, ContributionId } from '@gongyi/shared/domain'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, type Contract, newIdempotencyKey } from '../api/client.js'
import { isProblem } from '../api/problem.js'

/** What the actor may do here with this action; undefined when it is not theirs or not now. */
export function openAction(topic: TopicDetail, action: ActionId) {
  return topic.actions.find((open) => open.action === action)
}

/** True when this person may contribute this now. */
export function mayContribute(topic: TopicDetail, contribution: ContributionId): boolean {
  return topic.contributions.includes(contribution)
}

/**
 * Carries out an action on the topic. The answer is the topic as it is now; a stale version reloads it and the error
 * stays on screen, so that nobody acts on what they have not seen.
 */
export function useAct(topic: TopicDetail, action: ActionId) {
  const client = useQueryClient()
  const key = ['topic', topic.id]
  const mutation = useMutation({
    mutationFn: (input: unknown) =>
      api.post(topicDetailSchema, `/topics/${topic.id}/${action.replace('.', '/')}`, {
        input,
        expectedVersion: topic.version,
      }),
    onSuccess: async (next) => {
      client.setQueryData(key, next)
      await Promise.all([
        client.invalidateQueries({ queryKey: key, predicate: (query) => query.queryKey.length > 2 }),
        client.invalidateQueries({ queryKey: ['topics'] }),
      ])
    },
    onError: async (error) => {
      if (isProblem(error, 'stale-version')) await client.invalidateQueries({ queryKey: key })
    },
  })
  return toldAnyway(mutation)
}

/** Sends one contribution (co-sign, opinion, receipt …) and refreshes the topic. Retries carry the same key. */
export function useContribute<T>(topic: TopicDetail, path: string, contract: Contract<T>) {
  const client = useQueryClient()
  const idempotencyKey = useRef(newIdempotencyKey())
  const mutation = useMutation({
    mutationFn: (body: unknown) =>
      api.post(contract, `/topics/${topic.id}/${path}`, body, { idempotencyKey: idempotencyKey.current }),
    onSuccess: async () => {
      idempotencyKey.current = newIdempotencyKey()
      await Promise.all([
        client.invalidateQueries({ queryKey: ['topic', topic.id] }),
        client.invalidateQueries({ queryKey: ['topics'] }),
      ])
    },
  })
  return toldAnyway(mutation)
}

/**
 * Most deeds take their own form off the page, and TanStack drops a call's onSuccess once its form is gone: success
 * would go untold. Here it is called all the same.
 */
function toldAnyway<T>(mutation: UseMutationResult<T, Error, unknown>) {
  const { mutateAsync } = mutation
  const mutate = (input: unknown, { onSuccess }: { readonly onSuccess?: (answer: T) => void } = {}) => {
    mutateAsync(input).then(onSuccess, () => undefined)
  }
  return { ...mutation, mutate }
}
