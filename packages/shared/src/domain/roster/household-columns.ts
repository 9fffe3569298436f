import type { ColumnRules, Requirement } from './header.js'

export type HouseholdField =
  | 'serial'
  | 'code'
  | 'grid'
  | 'microGrid'
  | 'group'
  | 'address'
  | 'building'
  | 'stairwell'
  | 'room'
  | 'name'
  | 'headName'
  | 'members'
  | 'relation'
  | 'gender'
  | 'identity'
  | 'phone'
  | 'hukou'
  | 'tags'
  | 'status'
  | 'note'

/** Headings of a community office's household register. */
export const HOUSEHOLD_COLUMNS = {
  serial: { label: '序号', synonyms: ['户序号', '编号'] },
  code: { label: '户编号', synonyms: ['户号', '户籍号', '家庭编号'] },
  grid: { label: '网格', synonyms: ['所属网格', '网格名称'] },
  microGrid: { label: '微网格', synonyms: ['所属微网格', '微网格名称'] },
  group: { label: '居民小组', synonyms: ['小组', '村民小组', '组别', '组'] },
  address: { label: '地址', synonyms: ['住址', '现住址', '房屋坐落', '坐落', '家庭住址', '居住地址', '门牌号'] },
  building: { label: '幢', synonyms: ['幢号', '楼号', '栋', '栋号', '楼栋', '楼幢'] },
  stairwell: { label: '单元', synonyms: ['单元号'] },
  room: { label: '室', synonyms: ['室号', '房号', '房间号', '户室号', '门牌'] },
  name: { label: '姓名', synonyms: ['居民姓名', '人员姓名', '成员姓名'] },
  headName: { label: '户主姓名', synonyms: ['户主', '户主名字'] },
  members: {
    label: '家庭成员',
    synonyms: ['成员', '其他成员', '家庭其他成员', '成员及关系', '家庭成员及关系', '同住人'],
  },
  relation: { label: '与户主关系', synonyms: ['关系', '户主关系', '家庭关系', '与户主的关系'] },
  gender: { label: '性别', synonyms: [] },
  identity: { label: '身份证号', synonyms: ['身份证号码', '公民身份号码', '证件号', '证件号码', '身份证'] },
  phone: { label: '联系电话', synonyms: ['电话', '手机', '手机号', '手机号码', '联系方式', '电话号码'] },
  hukou: { label: '户籍', synonyms: ['户籍类型', '户籍性质', '是否本地户籍'] },
  tags: { label: '标签', synonyms: ['人员标签', '身份标签', '人员类别'] },
  status: { label: '人员状态', synonyms: ['状态', '在册情况', '在册状态', '居住状态'] },
  note: { label: '备注', synonyms: ['说明'] },
} as const satisfies ColumnRules<HouseholdField>

/** A register without these cannot be read: who, related how (or a household a row, under its head), living where. */
export const HOUSEHOLD_REQUIREMENTS: readonly Requirement<HouseholdField>[] = [
  [['name', 'relation'], ['headName']],
  [['building', 'room'], ['address']],
]

/** The columns that belong to the household and stand only once for all its members. */
export const HOUSEHOLD_BLOCK: readonly HouseholdField[] = ['serial', 'code', 'address', 'building', 'stairwell', 'room']
