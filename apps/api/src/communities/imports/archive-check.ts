import { err, ok, type Result } from '@gongyi/shared/domain'
import { FILE_LIMITS, type FileRefusalCode } from './file-limits.js'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const ZIP64 = 0xffffffff

interface DirectoryEntry {
  readonly name: string
  readonly compressed: number
  readonly uncompressed: number
  readonly nextOffset: number
}

/**
 * Adds up what an archive claims to unpack to, before anything is unpacked. The reader never inflates an entry beyond
 * its claim, so the sum bounds it; entries that claim nothing, or overlap, are how bombs get around that and are refused.
 */
export function checkArchive(bytes: Buffer): Result<readonly string[], FileRefusalCode> {
  const end = findEnd(bytes)
  if (end === undefined) return err('workbook-damaged')
  const count = bytes.readUInt16LE(end + 10)
  if (count > FILE_LIMITS.entries) return err('workbook-too-large')
  const names: string[] = []
  let offset = bytes.readUInt32LE(end + 16)
  let compressed = 0
  let uncompressed = 0
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, offset)
    if (entry === undefined) return err('workbook-damaged')
    if (isBloated(entry)) return err('workbook-too-large')
    compressed += entry.compressed
    uncompressed += entry.uncompressed
    names.push(entry.name)
    offset = entry.nextOffset
  }
  const isTooLarge = uncompressed > FILE_LIMITS.uncompressedBytes || compressed > bytes.length
  if (isTooLarge || isBloated({ compressed, uncompressed })) return err('workbook-too-large')
  return ok(names)
}

function isBloated({ compressed, uncompressed }: Pick<DirectoryEntry, 'compressed' | 'uncompressed'>): boolean {
  return uncompressed > FILE_LIMITS.ratioFromBytes && uncompressed > compressed * FILE_LIMITS.ratio
}

function findEnd(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  for (let offset = bytes.length - END_LENGTH; offset >= lowest; offset -= 1) {
    if (bytes.readUInt32LE(offset) === END_OF_DIRECTORY) return offset
  }
  return undefined
}

function readEntry(bytes: Buffer, offset: number): DirectoryEntry | undefined {
  if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY) return undefined
  const compressed = bytes.readUInt32LE(offset + 20)
  const uncompressed = bytes.readUInt32LE(offset + 24)
  if (compressed === ZIP64 || uncompressed === ZIP64) return undefined
  const nameEnd = offset + 46 + bytes.readUInt16LE(offset + 28)
  const name = bytes.toString('utf8', offset + 46, nameEnd)
  const isFolder = name.endsWith('/')
  if (!isFolder && (compressed === 0 || uncompressed === 0)) return undefined
  const nextOffset = nameEnd + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32)
  return { name, compressed, uncompressed, nextOffset }
}
