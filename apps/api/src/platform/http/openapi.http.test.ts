import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../../../test/app.js'

const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() })).default([]),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).default({}) })),
})
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) })

let test: TestApp
let operations: readonly (z.infer<typeof operationSchema> & { readonly name: string; readonly path: string })[]

beforeAll(async () => {
  test = await startTestApp()
  const { paths } = documentSchema.parse((await test.anonymous.get('/api/docs-json')).body)
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, name: `${method} ${path}` })),
  )
})
afterAll(() => test.close())

const named = (place: string, { parameters }: (typeof operations)[number]) =>
  parameters.filter((parameter) => parameter.in === place).map(({ name }) => name)

describe('the OpenAPI document', () => {
  it('declares every parameter that stands in a path, once, and no other', () => {
    expect(operations.filter(({ path }) => path.includes('{')).length).toBeGreaterThan(30)
    for (const operation of operations) {
      const wanted = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect([operation.name, named('path', operation).sort()]).toEqual([operation.name, wanted.sort()])
      for (const parameter of operation.parameters.filter((each) => each.in === 'path'))
        expect([operation.name, parameter.required]).toEqual([operation.name, true])
    }
  })

  it('tells of the Idempotency-Key where one is read: proposals, steps and every contribution but ballots', () => {
    const telling = operations.filter((operation) => named('header', operation).includes('Idempotency-Key'))
    expect(telling.map(({ name }) => name).sort()).toEqual([
      'post /api/communities/{communityId}/topics',
      'post /api/topics/{topicId}/co-signs',
      'post /api/topics/{topicId}/co-signs/withdrawal',
      'post /api/topics/{topicId}/corrections',
      'post /api/topics/{topicId}/corrections/{correctionId}/decision',
      'post /api/topics/{topicId}/deliveries',
      'post /api/topics/{topicId}/electorate/corrections',
      'post /api/topics/{topicId}/electorate/corrections/{correctionId}/decision',
      'post /api/topics/{topicId}/merge-answer',
      'post /api/topics/{topicId}/objections',
      'post /api/topics/{topicId}/opinions',
      'post /api/topics/{topicId}/opinions/{opinionId}/reply',
      'post /api/topics/{topicId}/ratings',
      'post /api/topics/{topicId}/receipt',
      'post /api/topics/{topicId}/tasks/{taskId}/acceptance',
      'post /api/topics/{topicId}/tasks/{taskId}/cancellation',
      'post /api/topics/{topicId}/tasks/{taskId}/cancellation-request',
      'post /api/topics/{topicId}/tasks/{taskId}/reports',
      'post /api/topics/{topicId}/{stage}/{verb}',
    ])
  })

  it('answers every error with a problem, and nothing else with one', () => {
    for (const { name, responses } of operations) {
      for (const [status, { content }] of Object.entries(responses)) {
        const problem = /^[45]/.test(status)
        const types = problem
          ? ['application/problem+json']
          : Object.keys(content).filter((type) => !type.includes('problem'))
        expect([name, status, Object.keys(content)]).toEqual([name, status, types])
      }
      expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(['4XX'])])
    }
  })
})
