import { householdPageSchema, personPageSchema, propertyAreasSchema, unitPageSchema } from '@gongyi/shared/contracts'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const API = `/api/communities/${COMMUNITY}`
const path = `/communities/${COMMUNITY}/roster`
const id = (last: number) => `0193a0c0-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`

const household = {
  id: id(11),
  code: '桂苑新村1-1-101',
  address: '桂苑新村1幢1单元101室',
  groupName: null,
  headName: '蒋斌浩',
  members: 2,
  active: true,
  elderly: true,
  disabled: false,
}
const one = householdPageSchema.parse({ items: [household], next: null })
const none = householdPageSchema.parse({ items: [], next: null })

describe('the household register', () => {
  it('is searched on the server, and a household leads to its page', async () => {
    const sent = answer({ 'GET /api/session': sessionWith('coordinator'), [`GET ${API}/households`]: one })
    await renderApp(<AppRoutes />, { path })
    const link = await screen.findByRole('link', { name: '桂苑新村1-1-101' })
    expect(link.getAttribute('href')).toBe(`${path}/households/${household.id}`)
    expect(screen.getByText('老年户')).toBeTruthy()
    await userEvent.type(screen.getByLabelText('按姓名、门牌号或手机尾号四位查找'), '蒋斌浩{Enter}')
    await screen.findByRole('button', { name: '清除' })
    expect(sent.at(-1)?.query.get('query')).toBe('蒋斌浩')
  })

  it('says what to do while it is empty: import for the administrator, ask for the coordinator', async () => {
    answer({ 'GET /api/session': sessionWith('community-admin'), [`GET ${API}/households`]: none })
    const first = await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText(/导入社区的住户登记表/)).toBeTruthy()
    expect(screen.getAllByRole('link', { name: '导入名册' }).map((link) => link.getAttribute('href'))).toContain(
      `${path}/import`,
    )
    first.unmount()
    answer({ 'GET /api/session': sessionWith('coordinator'), [`GET ${API}/households`]: none })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('请社区工作人员导入住户登记表。')).toBeTruthy()
    expect(screen.queryByRole('link', { name: '导入名册' })).toBeNull()
  })
})

describe('the people', () => {
  it('are found by name also when they died or moved away, and are shown as such', async () => {
    const blank = { phoneMasked: null, householdCode: null, units: 0, linked: false }
    const people = personPageSchema.parse({
      items: [
        { ...blank, id: id(31), name: '乔三', standing: 'DECEASED' },
        { ...blank, id: id(32), name: '乔四', standing: 'AWAY' },
        { ...blank, id: id(33), name: '乔五' },
      ],
      next: null,
    })
    const sent = answer({ 'GET /api/session': sessionWith('coordinator'), [`GET ${API}/persons`]: people })
    await renderApp(<AppRoutes />, { path: `${path}?tab=people&q=乔` })
    expect(await screen.findByText('已故')).toBeTruthy()
    expect(screen.getByText('已迁出')).toBeTruthy()
    expect(sent.find(({ route }) => route === `GET ${API}/persons`)?.query.get('gone')).toBe('true')
  })
})

describe('the property units', () => {
  it('show heads and area of the estate with the developer beside them', async () => {
    const area = {
      id: id(21),
      version: 1,
      name: '锦澜府',
      developerName: '禾川锦城置业有限公司',
      units: 986,
      unitsNotCounted: 24,
      heads: 896,
      areaCenti: 9_856_000,
      developerHeads: 1,
      developerAreaCenti: 624_000,
    }
    answer({
      'GET /api/session': sessionWith('coordinator'),
      [`GET ${API}/property-areas`]: propertyAreasSchema.parse({ items: [area] }),
      [`GET ${API}/units`]: unitPageSchema.parse({ items: [], next: null }),
    })
    await renderApp(<AppRoutes />, { path: `${path}?tab=units` })
    expect(await screen.findByText('896')).toBeTruthy()
    expect(screen.getByText('98,560.00 m²')).toBeTruthy()
    expect(screen.getByText('6,240.00 m²')).toBeTruthy()
    expect(screen.getByText('禾川锦城置业有限公司 · 1 人，占总面积 6.3%')).toBeTruthy()
  })
})

describe('the import form', () => {
  it('takes no owner list before it knows the estate', async () => {
    answer({ 'GET /api/session': sessionWith('community-admin'), [`GET ${API}/imports`]: { items: [], next: null } })
    await renderApp(<AppRoutes />, { path: `${path}/import` })
    await userEvent.click(await screen.findByLabelText(/^业主名册/))
    expect(screen.queryByRole('button', { name: '选择文件' })).toBeNull()
    await userEvent.type(screen.getByLabelText(/^小区名称/), '锦澜府')
    expect(screen.getByRole('button', { name: '选择文件' })).toBeTruthy()
  })
})
