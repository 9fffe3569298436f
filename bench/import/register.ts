import { checkCharacter } from '@gongyi/shared/domain'

const HEADINGS = ['序号', '幢', '单元', '室', '姓名', '与户主关系', '身份证号', '联系电话', '备注']
const RELATIONS = ['户主', '配偶', '子', '女', '母亲']
const LETTERS = '建国丽华志强秀英明芳海燕永福玉兰文军小梅'

/** A register of so many households of two to four, everybody with a number of their own. */
export function register(households: number): (string | number)[][] {
  const rows: (string | number)[][] = [['某社区住户登记表'], HEADINGS]
  for (let no = 0; no < households; no += 1) {
    for (let member = 0; member < 2 + (no % 3); member += 1) {
      const person = no * 5 + member
      const place =
        member === 0
          ? [no + 1, 1 + Math.trunc(no / 60), 1 + (Math.trunc(no / 20) % 3), 101 + (no % 20) * 100]
          : ['', '', '', '']
      rows.push([
        ...place,
        nameOf(person),
        RELATIONS[member] ?? '',
        identityOf(person),
        `199${String(person).padStart(8, '0')}`,
        '',
      ])
    }
  }
  return rows
}

function nameOf(no: number): string {
  return `赵${LETTERS[no % LETTERS.length]}${LETTERS[(no * 7 + 3) % LETTERS.length]}`
}

function identityOf(no: number): string {
  const day = `${String(1 + (Math.trunc(no / 1_000) % 12)).padStart(2, '0')}${String(1 + (Math.trunc(no / 12_000) % 28)).padStart(2, '0')}`
  const digits = `339921${1950 + (Math.trunc(no / 336_000) % 50)}${day}${String(no % 1_000).padStart(3, '0')}`
  return digits + checkCharacter(digits)
}
