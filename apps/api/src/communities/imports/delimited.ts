import { err, ok, type Result, type RosterTable } from '@gongyi/shared/domain'
import { parseCsv } from 'hucre/csv'
import { withoutMark } from '../../platform/formulas.js'
import { FILE_LIMITS, type FileRefusalCode } from './file-limits.js'

const DELIMITERS = [',', ';', '\t'] as const
const SAMPLED_LINES = 30
/** 60,000 rows of 50 columns. */
const LARGEST_CELLS = 3_000_000

const UTF16 = [
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
]

/** Reads comma, semicolon or tab separated text in UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030. */
export function readDelimited(bytes: Buffer): Result<readonly RosterTable[], FileRefusalCode> {
  const text = decode(bytes)
  if (text === undefined) return err('file-not-recognised')
  if (text.trim() === '') return err('file-empty')
  const delimiter = detectDelimiter(text)
  if (lines(text) > FILE_LIMITS.rows || count(text, delimiter) > LARGEST_CELLS) return err('too-many-rows')
  const rows = parseCsv(text, { delimiter }).map((row) =>
    row.map((cell) => (cell === null ? '' : withoutMark(String(cell)).slice(0, FILE_LIMITS.cellLength))),
  )
  return ok([{ rows, merges: [] }])
}

/** GB18030 accepts nearly any bytes, so stricter encodings are tried first; control characters mean it was never text. */
function decode(bytes: Buffer): string | undefined {
  const marked = UTF16.find(({ mark }) => bytes.subarray(0, mark.length).equals(mark))
  const encodings = marked === undefined ? ['utf-8', 'gb18030'] : [marked.encoding]
  for (const encoding of encodings) {
    const text = tryDecode(bytes, encoding)
    if (text !== undefined) return isText(text) ? text : undefined
  }
  return undefined
}

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function isText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return false
  }
  return true
}

/** The delimiter met most often in the first lines, outside quotes. */
function detectDelimiter(text: string): string {
  const sample = text
    .split(/\r\n|\r|\n/, SAMPLED_LINES)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => sample.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Lines end with a line feed, a carriage return (old Macs), or both. */
function lines(text: string): number {
  return count(text, '\n') + count(text, '\r') - count(text, '\r\n')
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1
  return found
}
