import { ADMIN, CHEN, cast, homeOf, LIN, SHEN, TOWNSHIP, ZHOU } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { DESK } from './album.js'
import { test } from './test.js'
import type { Walk } from './walk.js'
import { count, filing, implement, vote } from './walk-from-vote.js'
import { coSign, deliberate, format, notice, onBehalf, participants, propose, screening } from './walk-to-draft.js'

test('one small matter walks the eight steps while the guides’ pictures are taken', async ({ actors, clock }) => {
  const people = await cast(actors)
  const wide = async (who: Parameters<typeof actors.as>[0]) => {
    const hands = new Hands(await actors.as(who))
    await hands.page.setViewportSize(DESK)
    return hands
  }
  const resident = new Hands(await actors.as(CHEN))
  const desk = await wide(LIN)
  await onBehalf(desk)
  const topicId = await propose(resident)
  await coSign(new Hands(await actors.as(ZHOU)), topicId)
  const walk: Walk = {
    topicId,
    flow: new Flow(people, clock),
    records: people.coordinator,
    clock,
    home: await homeOf(people),
    resident,
    desk,
    second: await wide(SHEN),
    township: await wide(TOWNSHIP),
  }
  await screening(walk)
  await participants(walk)
  await notice(walk)
  await format(walk)
  await deliberate(walk)
  await vote(walk)
  await count(walk)
  await filing(walk)
  await implement(walk, await wide(ADMIN))
})
