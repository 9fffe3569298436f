import { cleanText, isBlank } from './text.js'

/** Whether somebody is still of the community. */
export type Presence = 'ACTIVE' | 'AWAY' | 'DECEASED'

export interface PresenceReading {
  /** Left out when the file does not say. */
  readonly presence?: Presence
  /** Where it is said, or where something is said that only a person can tell. */
  readonly column: 'status' | 'note'
  /** True when a cell speaks of a death or a move without saying whose. */
  readonly isUnclear: boolean
  /** True when the state is a word nobody knows: what it means for a vote only a person can tell. */
  readonly isUnknown: boolean
}

const DATE = /\(?\d{2,4}(?:年|[.\-/])(?:\d{1,2}(?:月|[.\-/])?)?(?:\d{1,2}日?)?\)?/g
const HEAD = /^户主/
const WHO = '(?:户主|本人|户主本人|全家|全户|整户|举家)?'
const DECEASED = new RegExp(
  `^${WHO}(?:已经?)?(?:故|去世|死亡|病故|亡故|身故|过世|死亡注销|逝世|病逝|离世|辞世|亡|身亡|卒|殁|仙逝|牺牲|(?:被|依法)?宣告死亡)$`,
)
const AWAY = new RegExp(
  `^${WHO}(?:户口|户籍)?已?(?:迁出|迁走|搬离|搬走|搬出|迁往外地)(?:本?(?:社区|小区|村))?(?:注销)?$`,
)
const HERE =
  /^(?:在册|在住|常住|现住|居住|在籍|正常|健在|在世|入住|已入住|迁入|已迁入|返回|已返回|人户一致|人户在|人在户在|人户分离|自住|租住|健康)$/
const SPEAKS_OF_IT =
  /已故|死亡|[去过逝离辞]世|病[故逝]|亡故|身[故亡]|仙逝|牺牲|失踪|(?:户口|户籍|已)注销|销户|已走(?!访)|迁出|迁走|搬离|搬走|搬出/

/**
 * Reads who died or moved away: from a cell that says just that and nothing more. A note that merely speaks of it may
 * mean somebody else (配偶已故) or its contrary (户口未迁出), so it changes nobody. A dead person is struck from every vote.
 * What is said of the head (户主已故) is said of nobody else, in whichever row of the household it stands.
 */
export function readPresence(status: string, note: string, isHead: boolean): PresenceReading {
  const cells = [
    ['status', bare(status)],
    ['note', bare(note)],
  ] as const
  for (const [column, text] of cells) {
    if (HEAD.test(text) && !isHead) continue
    if (DECEASED.test(text)) return { presence: 'DECEASED', column, isUnclear: false, isUnknown: false }
    if (AWAY.test(text)) return { presence: 'AWAY', column, isUnclear: false, isUnknown: false }
  }
  const unclear = cells.find(([, text]) => SPEAKS_OF_IT.test(text))?.[0]
  const isHere = HERE.test(bare(status))
  const isUnknown = unclear !== 'status' && !isHere && !isBlank(status)
  const here = isHere ? { presence: 'ACTIVE' as const } : {}
  return { ...here, column: unclear ?? 'status', isUnclear: unclear !== undefined, isUnknown }
}

/** True for words of a death, a move or its contrary, such as stand beside a name in brackets: 李二（配偶，已故）. */
export function saysPresence(text: string): boolean {
  const words = bare(text)
  return [DECEASED, AWAY, HERE, SPEAKS_OF_IT].some((form) => form.test(words))
}

/** The words without the day it happened. */
function bare(cell: string): string {
  return cleanText(cell)
    .replace(DATE, '')
    .replace(/[\s。.;]/g, '')
}
