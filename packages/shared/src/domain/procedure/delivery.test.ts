import { describe, expect, it } from 'vitest'
import { goesOneByOne, MOST_DOORS_AT_ONCE, mayRecordDelivery } from './delivery.js'

describe('a delivery is recorded as it can have happened', () => {
  it.each(['SMS', 'LETTER', 'GROUP_CHAT', 'BOARD'] as const)(
    '%s goes out to everybody at once, with what proves it where these are more than one names',
    (channel) => {
      const sent = { channel, result: 'DELIVERED', chosen: null, units: 1460 } as const
      expect(mayRecordDelivery({ ...sent, note: '邮局收寄单 0731' }).ok).toBe(true)
      for (const note of [undefined, '', '  '])
        expect(mayRecordDelivery({ ...sent, note })).toMatchObject({
          error: { unmet: [{ id: 'IN.1', params: { pointer: '/note', code: 'evidence-missing' } }] },
        })
      expect(mayRecordDelivery({ ...sent, units: MOST_DOORS_AT_ONCE, note: undefined }).ok).toBe(true)
      expect(mayRecordDelivery({ ...sent, units: MOST_DOORS_AT_ONCE + 1, note: undefined }).ok).toBe(false)
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
    expect(mayRecordDelivery({ channel, result, chosen: null, units: 9, note: '单' })).toMatchObject({
      error: { code: 'invalid-input', unmet: [{ id: 'IN.1', params: { pointer: '/target', code: 'one-by-one' } }] },
    })
    expect(
      mayRecordDelivery({ channel, result, chosen: MOST_DOORS_AT_ONCE, units: MOST_DOORS_AT_ONCE, note: '单' }).ok,
    ).toBe(true)
    expect(
      mayRecordDelivery({ channel, result, chosen: MOST_DOORS_AT_ONCE + 1, units: MOST_DOORS_AT_ONCE + 1, note: '单' })
        .ok,
    ).toBe(false)
  })

  it('a message in the system is nobody’s to type in, for one unit or for all', () => {
    for (const chosen of [null, 1])
      expect(
        mayRecordDelivery({ channel: 'APP_PUSH', result: 'DELIVERED', chosen, units: 1, note: '已推送' }),
      ).toMatchObject({
        error: { unmet: [{ params: { pointer: '/channel', code: 'by-system' } }] },
      })
  })

  it('nobody signs a board or a loudspeaker, not even one', () => {
    for (const channel of ['BOARD', 'BROADCAST'] as const)
      expect(mayRecordDelivery({ channel, result: 'SIGNED', chosen: 1, units: 1, note: undefined })).toMatchObject({
        error: { unmet: [{ params: { pointer: '/result', code: 'nobody-signs' } }] },
      })
  })
})
