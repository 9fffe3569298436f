import { type RegionView, regionListSchema, regionSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const COUNTY = '0193a0c0-0000-7000-8000-0000000000a1'
const TOWNSHIP = '0193a0c0-0000-7000-8000-0000000000a2'
const VILLAGE = '0193a0c0-0000-7000-8000-0000000000a3'
const ELSEWHERE = '0193a0c0-0000-7000-8000-0000000000a4'

const region = (given: Partial<RegionView>): RegionView =>
  regionSchema.parse({ kind: null, parentId: null, filingPrefix: null, shortName: given.name, ...given })

const regions = [
  region({ id: COUNTY, code: '339921', name: '禾川市', level: 'COUNTY' }),
  region({
    ...{ id: TOWNSHIP, code: '339921001', name: '云溪街道', level: 'TOWNSHIP', kind: 'JIEDAO', parentId: COUNTY },
    filingPrefix: '云溪协备',
  }),
  region({
    ...{ id: VILLAGE, code: '339921001001', name: '桂苑社区', level: 'VILLAGE_COMMUNITY' },
    ...{ kind: 'COMMUNITY', parentId: TOWNSHIP },
  }),
  region({ id: ELSEWHERE, code: '339922', name: '邻县', level: 'COUNTY' }),
]

function served(role: 'system-admin' | 'coordinator', more: Readonly<Record<string, unknown>> = {}) {
  const { session } = sessionWith(role)
  const grants = session?.grants.map((grant) => ({ ...grant, regionId: COUNTY, regionName: '禾川市' })) ?? []
  return answer({
    'GET /api/session': { session: { ...session, grants } },
    'GET /api/identity/regions': regionListSchema.parse({ items: regions }),
    ...more,
  })
}

const open = () => renderApp(<AppRoutes />, { path: '/regions' })

describe('the regions of a system administrator', () => {
  it('are those below their own, each community with the way to its accounts', async () => {
    served('system-admin')
    await open()
    const tree = within(await screen.findByRole('treegrid', { name: '区划' }))
    expect(tree.queryByText(/邻县/)).toBeNull()
    await userEvent.click(tree.getByText(/桂苑社区/))
    const link = await screen.findByRole('link', { name: '账户与登录码' })
    expect(link.getAttribute('href')).toBe(`/communities/${VILLAGE}/accounts`)
  })

  it('show how a township writes its filing numbers', async () => {
    served('system-admin')
    await open()
    await userEvent.click(within(await screen.findByRole('treegrid', { name: '区划' })).getByText(/云溪街道/))
    expect(await screen.findByText('云溪协备〔年份〕序号号')).toBeTruthy()
  })

  it('say all that is wrong with a new one before anything is sent', async () => {
    const sent = served('system-admin')
    await open()
    await userEvent.click(await screen.findByRole('button', { name: '添加' }))
    expect(screen.getByText('代码要有 9 位数字，并以 339921 开头。')).toBeTruthy()
    expect(screen.getByText('请填写这一项。')).toBeTruthy()
    expect(screen.getByText('请选择类型。')).toBeTruthy()
    expect(screen.getByText('请填写备案文号前缀，至少两个字。')).toBeTruthy()
    expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(false)
  })

  it('grow by a township with its code, kind and prefix', async () => {
    const made = region({ ...regions[1], id: ELSEWHERE, code: '339921102', name: '清河镇', kind: 'ZHEN' })
    const sent = served('system-admin', { 'POST /api/identity/regions': made })
    await open()
    await userEvent.type(await screen.findByLabelText(/^区划代码/), '102')
    await userEvent.type(screen.getByLabelText(/^全称/), '清河镇')
    await userEvent.type(screen.getByLabelText(/^备案文号前缀/), '清河协备')
    await userEvent.selectOptions(screen.getByLabelText(/^类型/), '镇')
    await userEvent.click(screen.getByRole('button', { name: '添加' }))
    expect(await screen.findByText('已添加 清河镇')).toBeTruthy()
    expect(sent.find(({ route }) => route === 'POST /api/identity/regions')?.body).toEqual({
      ...{ parentId: COUNTY, code: '339921102', name: '清河镇', shortName: '清河镇', level: 'TOWNSHIP' },
      ...{ kind: 'ZHEN', filingPrefix: '清河协备' },
    })
  })

  it('keep what was typed when the code is taken, and say so', async () => {
    served('system-admin', { 'POST /api/identity/regions': refusal(409, { code: 'region-code-taken' }) })
    await open()
    await userEvent.click(within(await screen.findByRole('treegrid', { name: '区划' })).getByText(/云溪街道/))
    await userEvent.type(await screen.findByLabelText(/^区划代码/), '001')
    await userEvent.type(screen.getByLabelText(/^全称/), '桂苑社区')
    await userEvent.selectOptions(screen.getByLabelText(/^类型/), '社区')
    await userEvent.click(screen.getByRole('button', { name: '添加' }))
    expect(await screen.findByText('这个区划代码已有')).toBeTruthy()
    expect(screen.getByDisplayValue('339921001001')).toBeTruthy()
  })
})

describe('the regions of anybody else', () => {
  it('are not to be found', async () => {
    served('coordinator')
    await open()
    expect(await screen.findByText('没有找到这个页面')).toBeTruthy()
  })
})
