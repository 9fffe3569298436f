import { ACTION_IDS, actionRule } from '@gongyi/shared/domain'
import { z } from 'zod'

const expectedVersion = z.int().min(1)

const steps = z.union(
  ACTION_IDS.map((id) => {
    const { roles, input, event } = actionRule(id)
    const description = `POST /api/topics/{topicId}/${id.replace('.', '/')} by ${roles.join(', ')}; recorded as ${event}.`
    return z.strictObject({ input, expectedVersion }).meta({ title: id, description })
  }),
)

/** What the one route of all steps takes, step by step: for the documentation, which names who may call it and with which input. */
export const stepBody = { description: 'One of the steps of the procedure', standardSchema: steps }
