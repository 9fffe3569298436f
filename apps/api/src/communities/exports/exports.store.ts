import type { ExportRoster } from '@gongyi/shared/contracts'
import { BODY_KINDS, isSensitiveTag, maskPhone, PERSON_TAGS } from '@gongyi/shared/domain'
import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import { listBodies, listMembers } from '../bodies/bodies.store.js'
import * as persons from '../roster/persons.store.js'
import { listTags } from '../tags/tags.store.js'
import type { Sheet } from './sheet.js'
import { AREA_SOURCES, DELIVERIES, HUKOU, ROLES, SEATS, USES } from './words.js'

/** What the reader may have, and of which rows. */
export interface Asked extends Pick<ExportRoster, 'withPhones'> {
  readonly ids: readonly string[]
  readonly readsSensitive: boolean
}

type Page = (tx: Tx, communityId: string, asked: Asked) => Promise<Sheet>

const DOOR = Prisma.sql`building collate door_order, stairwell collate door_order, room collate door_order`
/** Under a heading of its own: no import takes a masked number for a number. */
const phoneHeading = (asked: Asked) => (asked.withPhones ? '联系电话' : '手机（已遮住）')

interface MemberRow {
  readonly code: string
  readonly address: string
  readonly building: string
  readonly stairwell: string
  readonly room: string
  readonly groupName: string | null
  readonly hukouType: keyof typeof HUKOU | null
  readonly relation: string
  readonly personId: string
  readonly isThere: boolean
}

const HOUSEHOLD_HEADINGS = ['户编号', '地址', '幢', '单元', '室', '姓名', '与户主关系', '性别', '证件号（已遮住）']

/**
 * One row a person, under the headings the import reads: it must find every household and everybody again. Who moved within
 * the community stands where they live, who is gone where they lived last.
 */
export const households: Page = async (tx, communityId, asked) => {
  const rows = await tx.$queryRaw<MemberRow[]>`
    with latest as (
      select distinct on (m.person_id) m.* from household_member m where m.community_id = ${communityId}::uuid
      order by m.person_id, m.active desc, m.id desc)
    select h.code, h.address, h.building, h.stairwell, h.room, h.group_name as "groupName", h.hukou_type as "hukouType",
      m.relation, m.person_id as "personId", m.active as "isThere"
    from household h join latest m on m.household_id = h.id
    where h.community_id = ${communityId}::uuid and h.id = any(${[...asked.ids]}::uuid[])
    order by ${DOOR}, h.id, m.is_head desc, m.id`
  const people = await peopleOf(tx, communityId, rows)
  return {
    name: '住户名册',
    headings: [...HOUSEHOLD_HEADINGS, phoneHeading(asked), '居民小组', '户籍', '人员状态', '备注'],
    rows: rows.map((row) => {
      const person = people.get(row.personId)
      const state = person?.deceased === true ? '已故' : person?.active === true && row.isThere ? '在册' : '迁出'
      const sex = person?.gender === undefined || person.gender === null ? null : person.gender === 'MALE' ? '男' : '女'
      return [
        ...[row.code, row.address, row.building, row.stairwell, row.room],
        ...[person?.name ?? '', row.relation, sex, person?.idMasked ?? null],
        ...[phoneOf(person?.phone ?? null, asked), row.groupName, row.hukouType === null ? null : HUKOU[row.hukouType]],
        ...[state, person?.note ?? null],
      ]
    }),
  }
}

export const people: Page = async (tx, communityId, asked) => {
  const rows = await tx.$queryRaw<{ personId: string; code: string | null; units: number; linked: boolean }[]>`
    select p.id as "personId",
      (select h.code from household_member m join household h on (h.community_id, h.id) = (m.community_id, m.household_id)
        where m.community_id = p.community_id and m.person_id = p.id and m.active limit 1) as code,
      (select count(*)::int from unit_owner o where o.community_id = p.community_id and o.person_id = p.id) as units,
      exists (select from account_person l where l.community_id = p.community_id and l.person_id = p.id) as linked
    from person p where p.community_id = ${communityId}::uuid and p.id = any(${[...asked.ids]}::uuid[])
    order by code nulls last, p.id`
  const known = await peopleOf(tx, communityId, rows)
  return {
    name: '人员',
    headings: ['姓名', '门牌号', phoneHeading(asked), '名下房屋', '账户'],
    rows: rows.map(({ personId, code, units, linked }) => {
      const person = known.get(personId)
      return [person?.name ?? '', code, phoneOf(person?.phone ?? null, asked), units, linked ? '已加入' : '未加入']
    }),
  }
}

interface OwnedRow {
  readonly area: string
  readonly building: string
  readonly stairwell: string
  readonly room: string
  readonly areaCenti: number
  readonly areaSource: keyof typeof AREA_SOURCES
  readonly use: keyof typeof USES
  readonly deliveryStatus: keyof typeof DELIVERIES
  readonly countsForVote: boolean
  readonly owners: readonly {
    readonly personId: string | null
    readonly orgName: string | null
    readonly rep: boolean
  }[]
}

function owned(tx: Tx, communityId: string, { ids }: Asked): Promise<OwnedRow[]> {
  return tx.$queryRaw<OwnedRow[]>`
    select a.name as area, u.building, u.stairwell, u.room, u.area_centi as "areaCenti", u.area_source as "areaSource",
      u.use, u.delivery_status as "deliveryStatus", u.counts_for_vote as "countsForVote",
      coalesce((select jsonb_agg(jsonb_build_object('personId', o.person_id, 'orgName', o.org_name, 'rep', o.is_voting_rep)
        order by o.id) from unit_owner o where o.community_id = u.community_id and o.unit_id = u.id), '[]') as owners
    from unit u join property_area a on (a.community_id, a.id) = (u.community_id, u.property_area_id)
    where u.community_id = ${communityId}::uuid and u.id = any(${[...ids]}::uuid[])
    order by a.name, ${DOOR}, u.id`
}

/** One row a unit, under the headings the import reads. */
export const units: Page = async (tx, communityId, asked) => {
  const rows = await owned(tx, communityId, asked)
  const known = await peopleOf(
    tx,
    communityId,
    rows.flatMap((row) => row.owners),
  )
  return {
    name: '房屋产权',
    headings: ['小区', '幢号', '单元', '室号', '建筑面积', '面积来源', '用途', '产权人', '交付状态', '计入表决'],
    rows: rows.map((row) => [
      ...[row.area, row.building, row.stairwell, row.room, (row.areaCenti / 100).toFixed(2)],
      ...[AREA_SOURCES[row.areaSource], USES[row.use]],
      row.owners
        .map(({ personId, orgName }) => orgName ?? known.get(personId ?? '')?.name ?? '')
        .sort((a, b) => a.localeCompare(b, 'zh-CN'))
        .join('、'),
      ...[DELIVERIES[row.deliveryStatus], row.countsForVote ? '是' : '否'],
    ]),
  }
}

/** One row an owner and unit. */
export const owners: Page = async (tx, communityId, asked) => {
  const rows = await owned(tx, communityId, asked)
  const known = await peopleOf(
    tx,
    communityId,
    rows.flatMap((row) => row.owners),
  )
  return {
    name: '业主',
    headings: ['业主', '小区', '房屋', '建筑面积', '表决代表', phoneHeading(asked)],
    rows: rows.flatMap((row) =>
      row.owners.map(({ personId, orgName, rep }) => {
        const person = known.get(personId ?? '')
        const door = [row.building, row.stairwell, row.room].filter((part) => part !== '').join('-')
        const name = orgName ?? person?.name ?? ''
        return [
          name,
          row.area,
          door,
          (row.areaCenti / 100).toFixed(2),
          rep ? '是' : '',
          phoneOf(person?.phone ?? null, asked),
        ]
      }),
    ),
  }
}

export const bodies: Page = async (tx, communityId) => {
  const found = new Map((await listBodies(tx, communityId)).map((body) => [body.id, body]))
  const members = await listMembers(tx, communityId)
  const known = await peopleOf(tx, communityId, members)
  return {
    name: '组织成员',
    headings: ['类别', '名称', '姓名', '职务', '席位', '推选单位', '推选户数', '开始', '结束'],
    rows: members.map((member) => {
      const body = found.get(member.bodyId)
      return [
        ...[
          body === undefined ? '' : BODY_KINDS[body.kind].zh,
          body?.name ?? '',
          known.get(member.personId)?.name ?? '',
        ],
        ...[ROLES[member.role], SEATS[member.seat], member.electedBy, member.households, member.fromDay, member.toDay],
      ]
    }),
  }
}

export const tags: Page = async (tx, communityId, asked) => {
  const holders = await tx.personTag.findMany({
    where: { communityId, personId: { in: [...asked.ids] } },
    distinct: ['personId'],
    select: { personId: true },
  })
  const known = await peopleOf(tx, communityId, holders)
  const rows: Sheet['rows'][number][] = []
  for (const { personId } of holders) {
    for (const { tag, evidence, validFrom, validTo, isValid } of await listTags(tx, communityId, personId)) {
      if (isSensitiveTag(tag) && !asked.readsSensitive) continue
      const name = known.get(personId)?.name ?? ''
      rows.push([name, PERSON_TAGS[tag].label.zh, evidence, validFrom, validTo, isValid ? '有效' : '已结束'])
    }
  }
  return { name: '标签', headings: ['姓名', '标签', '依据', '开始', '结束', '状态'], rows }
}

function peopleOf(tx: Tx, communityId: string, rows: readonly { readonly personId: string | null }[]) {
  return persons.byIds(tx, communityId, [...new Set(rows.flatMap(({ personId }) => personId ?? []))])
}

function phoneOf(phone: string | null, { withPhones }: Asked): string | null {
  return phone === null || withPhones ? phone : maskPhone(phone)
}
