import { describe, expect, it } from 'vitest'
import { goesOneByOne, MOST_DOORS_AT_ONCE, mayRecordDelivery } from './delivery.js'

describe('a delivery is recorded as it can have happened', () => {
  it.each(['SMS', 'LETTER', 'APP_PUSH', 'GROUP_CHAT', 'BOARD'] as const)(
    '%s goes out to everybody at once',
    (channel) => {
      expect(mayRecordDelivery({ channel, result: 'DELIVERED', chosen: null }).ok).toBe(true)
    },
  )

  it.each([
    ['HOUSE_VISIT', 'DELIVERED'],
    ['PHONE', 'ATTEMPTED'],
    ['LETTER', 'SIGNED'],
    ['SMS', 'READ'],
    ['MEETING', 'SIGNED'],
    ['LETTER', 'REFUSED'],
  ] as const)('%s with %s goes door by door, at most fifty a time', (channel, result) => {
    expect(goesOneByOne({ channel, result })).toBe(true)
    expect(mayRecordDelivery({ channel, result, chosen: null })).toMatchObject({
      error: { code: 'invalid-input', unmet: [{ id: 'IN.1', params: { pointer: '/target', code: 'one-by-one' } }] },
    })
    expect(mayRecordDelivery({ channel, result, chosen: MOST_DOORS_AT_ONCE }).ok).toBe(true)
    expect(mayRecordDelivery({ channel, result, chosen: MOST_DOORS_AT_ONCE + 1 }).ok).toBe(false)
  })

  it('nobody signs a board or a loudspeaker, not even one', () => {
    for (const channel of ['BOARD', 'BROADCAST'] as const)
      expect(mayRecordDelivery({ channel, result: 'SIGNED', chosen: 1 })).toMatchObject({
        error: { unmet: [{ params: { pointer: '/result', code: 'nobody-signs' } }] },
      })
  })
})
