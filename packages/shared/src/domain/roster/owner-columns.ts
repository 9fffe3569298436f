import type { ColumnRules, Requirement } from './header.js'

export type OwnerField =
  | 'address'
  | 'building'
  | 'stairwell'
  | 'room'
  | 'area'
  | 'areaSource'
  | 'use'
  | 'owners'
  | 'coOwners'
  | 'identity'
  | 'phone'
  | 'delivery'
  | 'counts'
  | 'note'

const DELIVERY_HEADINGS = [
  ...['交付情况', '交房情况', '交房状态', '交房', '交付', '是否交付', '是否交房', '是否已交付', '是否已交房'],
  ...['销售状态', '销售情况', '房屋状态', '状态'],
]

/** Headings of a property company's owner list. */
export const OWNER_COLUMNS = {
  address: { label: '房屋坐落', synonyms: ['坐落', '地址', '房屋地址', '房产地址'] },
  building: { label: '幢号', synonyms: ['幢', '楼号', '栋', '栋号', '楼栋', '楼幢'] },
  stairwell: { label: '单元', synonyms: ['单元号'] },
  room: { label: '室号', synonyms: ['室', '房号', '房间号', '户号', '户室号'] },
  area: { label: '建筑面积', synonyms: ['面积', '产权面积', '房屋面积', '专有部分面积', '建筑面积m2', '面积m2'] },
  areaSource: { label: '面积来源', synonyms: ['面积依据'] },
  use: { label: '用途', synonyms: ['房屋用途', '规划用途', '房屋性质', '类型', '物业类型'] },
  owners: { label: '产权人', synonyms: ['业主', '业主姓名', '权利人', '房屋所有权人', '产权人姓名'] },
  coOwners: { label: '共有人', synonyms: ['共有人姓名', '共有权人'] },
  identity: { label: '证件号', synonyms: ['证件号码', '身份证号', '身份证号码', '身份证', '证照号码'] },
  phone: { label: '手机', synonyms: ['联系电话', '电话', '手机号', '手机号码', '联系方式'] },
  delivery: { label: '交付状态', synonyms: DELIVERY_HEADINGS },
  counts: { label: '计入表决', synonyms: ['是否计入表决'] },
  note: { label: '备注', synonyms: ['说明'] },
} as const satisfies ColumnRules<OwnerField>

/** A list without these cannot say how many heads and how much area vote. */
export const OWNER_REQUIREMENTS: readonly Requirement<OwnerField>[] = [
  [['building', 'room'], ['address']],
  [['area']],
  [['owners']],
]
