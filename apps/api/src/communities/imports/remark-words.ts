import type { RosterProblemCode } from '@gongyi/shared/domain'

/** What is wrong in a cell, as the workbook that goes back to the office says it. `{name}` stands for a parameter. */
export const REMARK_WORDS = {
  'name-missing': '没有姓名',
  'name-too-long': '姓名太长（最多 {longest} 个字）',
  'name-unshowable': '姓名里有别的电脑显示不了的自造字，请换成标准字或注明',
  'household-missing': '看不出是哪一户',
  'room-missing': '没有室号',
  'building-missing': '没有幢号',
  'address-unreadable': '地址看不出幢、单元、室',
  'duplicate-person': '与第 {firstRow} 行是同一个人',
  'duplicate-unit': '与第 {firstRow} 行是同一套房屋',
  'unit-of-other-place': '“{place}”与“{firstPlace}”是两个小区，幢室相同；一次导入一个小区，请分成两个文件',
  'owner-missing': '没有写产权人',
  'area-invalid': '建筑面积不是有效的数字',
  'area-rounded': '面积超过两位小数，已四舍五入',
  'use-unknown': '用途不认识，按其他用途计',
  'delivery-unknown': '交付状态不认识，按已交付计',
  'owner-numbers-mismatch': '有 {owners} 位产权人、{numbers} 个证件号，对不上',
  'owner-identity-unknown': '没有证件号，同名的会当作不同的人',
  'identity-missing': '没有身份证号',
  'identity-shape': '身份证号位数或写法不对',
  'identity-birth-date': '身份证号里的出生日期不存在',
  'identity-checksum': '身份证号末位校验不对，请核对',
  'gender-differs': '性别与身份证号不一致',
  'phone-invalid': '手机号不对，没有采用',
  'household-without-head': '这一户没有写户主',
  'household-two-heads': '这一户写了两位户主，先写的在第 {firstRow} 行',
  'address-shared': '与第 {firstRow} 行的住户同一门牌',
  'moved-household': '原来登记在 {from}，将移到这一户',
  'total-differs': '合计写 {stated}，实际 {counted}',
  'person-deceased': '已故，不再计入',
  'person-moved-away': '已迁出，不再计入',
  'presence-unclear': '提到了去世或迁出，但看不出是不是本人，没有改动；是本人的请单写“已故”或“迁出”',
  'person-inactive': '名册上此人已故或已迁出，表里没有说明，按名册不变',
  'moved-within': '已在第 {firstRow} 行的住户里',
  'too-many-members': '一格里写了 {members} 位家庭成员，最多 {most} 位，请拆成一人一行',
  'credit-code-invalid': '统一社会信用代码校验不对，请核对',
  'status-unknown': '这个状态不认识，人员状态没有改动；已故、迁出请写“已故”或“迁出”',
  'namesake-gone': '名册 {from} 有同名同手机号的人，已故或已迁出；没有身份证号，先按新的人登记，请核对',
  'namesakes-unclear': '这一户有几位同名的人，看不出是哪一位，没有改动；请补身份证号',
  'owner-deceased': '名册上产权人 {name} 已故，请核对是否已办继承',
  'owner-twice': '产权人 {name} 写了两次，没有证件号区分，按一个人登记；是两个人的请补证件号',
  'hukou-unknown': '户籍写法不认识，没有采用',
  'co-owner-row': '第 {firstRow} 行房屋的共有人',
  'note-numbers-masked': '备注里的电话、证件号只保留首尾',
} as const satisfies Record<RosterProblemCode, string>

export const REMARK_HEADING = '导入说明'
export const REFUSED_MARK = '【未导入】'
export const REMARK_FILE = '需要修改'
export const NOTHING_TO_SAY = '同户，供对照'

export function remarkOf(code: RosterProblemCode, params: Readonly<Record<string, string | number>> = {}): string {
  return REMARK_WORDS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
