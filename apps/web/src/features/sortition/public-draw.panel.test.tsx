import { type PublicDraw as Draw, poolCommitmentSchema, publicDrawSchema } from '@gongyi/shared/contracts'
import { draw, type PoolCommitment, poolHash, resultHash, SORTITION_SCHEME, stratify } from '@gongyi/shared/domain'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionWith } from '../../testing/sessions.js'
import { PublicDraw } from './public-draw.js'

const ID = '0199c000-0000-7000-8000-000000000001'
const SEED = '05121822293307'
const token = (index: number) => index.toString(16).padStart(16, '0')
const AT = '2026-11-26T10:00:00.000Z'

const source = { name: '双色球第2026136期', on: '2026-11-26', meeting: false }
const pool: PoolCommitment = poolCommitmentSchema.parse({
  ...{ scheme: SORTITION_SCHEME, drawId: ID, seats: 4, reserves: 2, source, saltHash: 'a'.repeat(64) },
  strata: stratify(
    Array.from({ length: 20 }, (_, index) => ({ token: token(index), values: { building: index < 12 ? '1' : '2' } })),
    ['building'],
  ),
})
const result = draw(pool, SEED)

function published(more: Partial<Draw> = {}): Draw {
  const places = result.strata.flatMap(({ id, drawn }) =>
    drawn.map((each) => ({ token: each, stratum: id, state: 'CALLED', replaces: null })),
  )
  return publicDrawSchema.parse({
    ...{ id: ID, purpose: '停车改造协商代表', community: '桂苑社区', topicId: ID, topicTitle: '停车位改造' },
    ...{ state: 'DRAWN', seats: 4, reserves: 2, dimensions: ['building'], source, places, emptySeats: 0, seed: SEED },
    pool: {
      ...{ hash: poolHash(pool), size: 20, excluded: 0, committedAt: AT },
      strata: pool.strata.map(({ tokens, ...rest }, index) => ({
        ...rest,
        size: tokens.length,
        seats: result.strata[index]?.seats ?? 0,
      })),
    },
    result: { hash: resultHash(result), strata: result.strata },
    ...{ drawnAt: AT, witnessedAt: null, abandoned: null, agreed: null },
    ...more,
  })
}

async function open(shown: Draw, file: PoolCommitment = pool, more: Readonly<Record<string, unknown>> = {}) {
  const sent = answer({
    'GET /api/session': { session: null },
    [`GET /api/draws/${ID}`]: shown,
    [`GET /api/draws/${ID}/pool.json`]: file,
    ...more,
  })
  await renderApp(<PublicDraw drawId={ID} />)
  await screen.findByRole('heading', { level: 1, name: '停车改造协商代表' })
  return sent
}

const repeat = () => userEvent.click(screen.getByRole('button', { name: '重算并对比' }))

describe('working the draw out again', () => {
  it('says “the same” when pool, number and result agree, without signing in', async () => {
    await open(published())
    await repeat()
    expect(await screen.findByText('相同：指纹一致，抽出的人也一致。')).toBeTruthy()
  })

  it('says “different” when a token of the pool has been exchanged', async () => {
    const [first, ...others] = pool.strata
    if (first === undefined) throw new Error('no groups')
    const exchanged = [...first.tokens.slice(1), token(99)]
    await open(published(), { ...pool, strata: [{ ...first, tokens: exchanged }, ...others] })
    await repeat()
    expect(await screen.findByText('不同：名单的指纹与公布的不一致。')).toBeTruthy()
  })

  it('says “different” when somebody else is shown as drawn, or another number', async () => {
    const strata = result.strata.map((each) => ({
      ...each,
      drawn: [...each.reserves],
      reserves: [...each.drawn],
    }))
    await open(published({ result: { hash: resultHash(result), strata } }))
    await repeat()
    expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('不同'))
  })

  it('says “different” when the number shown does not lead to the result', async () => {
    await open(published({ seed: '05121822293308' }))
    await repeat()
    expect(await screen.findByText('不同：重算抽出的人与公布的不一致。')).toBeTruthy()
  })

  it('says “different” when the seats shown are not the seats committed', async () => {
    await open(published({ seats: 5 }))
    await repeat()
    expect(await screen.findByText('不同：名单的指纹与公布的不一致。')).toBeTruthy()
  })

  it('checks the pool alone while there is no result', async () => {
    await open(published({ state: 'COMMITTED', seed: null, result: null, places: [], drawnAt: null }))
    await userEvent.click(screen.getByRole('button', { name: '核对名单指纹' }))
    expect(await screen.findByText('相同：下载的名单与公布的指纹一致。')).toBeTruthy()
  })
})

describe('one’s own part', () => {
  const mine = (state: string) => ({
    'GET /api/session': sessionWith('resident'),
    [`GET /api/draws/${ID}/mine`]: { token: token(3), stratum: '1', state },
  })

  it('shows the token and asks whoever was drawn; declining is asked once more', async () => {
    const sent = await open(published(), pool, { ...mine('CALLED'), [`POST /api/draws/${ID}/my-answer`]: { id: ID } })
    expect(await screen.findByText('您被抽中了，请答复是否参加。')).toBeTruthy()
    expect(screen.getByText('您的编号：0000-0000-0000-0003（第 1 组）')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '我不能参加' }))
    const question = within(await screen.findByRole('alertdialog'))
    expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(false)
    await userEvent.click(question.getByRole('button', { name: '我不能参加' }))
    expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ answer: 'DECLINED' })
  })

  it('asks nothing of a reserve or of somebody not drawn', async () => {
    await open(published(), pool, mine('RESERVE'))
    expect(await screen.findByText(/您是候补/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '我参加' })).toBeNull()
  })

  it('lets somebody whom the desk noted as declining keep the seat', async () => {
    const answering = { [`POST /api/draws/${ID}/my-answer`]: { id: ID } }
    const sent = await open(published(), pool, { ...mine('DECLINE_TOLD'), ...answering })
    expect(await screen.findByText(/工作人员记下您说不参加，名额还给您留着/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '我参加' }))
    expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ answer: 'ACCEPTED' })
  })
})

describe('how the draw is made, in words', () => {
  it('says that hyphens are left out of a token, and that nothing is added to the number', async () => {
    await open(published())
    expect(screen.getByText(/编号里的短横线只为好读，计算时去掉/)).toBeTruthy()
    expect(screen.getByText(/除了它，不加任何数字/)).toBeTruthy()
    expect(screen.queryByText(/居民在会上当场报的数字/)).toBeNull()
  })

  it('says of an older draw that digits were added, and works it out again from its number', async () => {
    const old = { ...pool, source: { ...source, meeting: true } }
    const again = draw(old, `${SEED}-4711`)
    const places = again.strata.flatMap(({ id, drawn }) =>
      drawn.map((each) => ({ token: each, stratum: id, state: 'CALLED' as const, replaces: null })),
    )
    const shown = published({ source: old.source, seed: `${SEED}-4711`, places })
    const result = publicDrawSchema.shape.result.parse({ hash: resultHash(again), strata: again.strata })
    await open({ ...shown, result, pool: { ...shown.pool, hash: poolHash(old) } }, old)
    expect(screen.getByText(/居民在会上当场报的数字/)).toBeTruthy()
    await repeat()
    expect(await screen.findByText('相同：指纹一致，抽出的人也一致。')).toBeTruthy()
  })

  it('says why a topic has a second draw', async () => {
    await open(published({ agreed: { at: AT, reason: '原代表有四人搬离' } }))
    expect(screen.getByText(/原代表有四人搬离/)).toBeTruthy()
  })
})
