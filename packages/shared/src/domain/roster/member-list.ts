import { readIdentityNumber } from './identity-number.js'
import { saysPresence } from './presence.js'
import { cleanName, cleanText, isBlank, readPhone } from './text.js'

/** One of the family, as a cell such as `李二（配偶）、张小（子，339921…）` names them. */
export interface ListedMember {
  readonly name: string
  readonly relation: string
  readonly identity: string
  readonly phone: string
  /** What is said of a death or a move, for a state cell. */
  readonly said: string
}

const RELATION =
  /^(配偶|妻子?|丈?夫|儿子|女儿|长子|次子|长女|次女|子|女|父亲?|母亲?|儿媳|女婿|孙子?|孙女|祖父|祖母|兄|弟|姐|妹|其他)$/
const PLAIN_RELATION = '家庭成员'

/** Splits a cell that holds the whole family: joined by 、 , ; or line breaks, each with what is said of them in brackets. */
export function readMemberList(cell: string): readonly ListedMember[] {
  return splitOutsideBrackets(cell.normalize('NFKC')).flatMap((text) => {
    const member = readMember(text)
    return isBlank(member.name) ? [] : [member]
  })
}

function readMember(text: string): ListedMember {
  const [, outside = '', inside = ''] = /^([^([]*)[([]?([^)\]]*)/.exec(cleanText(text)) ?? []
  const [left = '', right] = outside.split(':')
  const isRelationFirst = right !== undefined && RELATION.test(cleanText(left))
  const name = cleanName(isRelationFirst ? right : left)
  const facts = [...inside.split(/[,、;\s]+/), isRelationFirst ? left : (right ?? '')].map(cleanText)
  const identity = facts.find((fact) => typeof readIdentityNumber(fact) !== 'string') ?? ''
  const phone = facts.find((fact) => fact !== identity && readPhone(fact) !== undefined) ?? ''
  const said = facts.filter(saysPresence).join('、')
  const words = facts.filter((fact) => fact !== '' && fact !== identity && fact !== phone && !saysPresence(fact))
  const relation = words.find((fact) => RELATION.test(fact)) ?? words[0] ?? PLAIN_RELATION
  return { name, relation, identity, phone, said }
}

function splitOutsideBrackets(text: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if ('(['.includes(character)) depth += 1
    if (')]'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、,;/\n'.includes(character)) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}
