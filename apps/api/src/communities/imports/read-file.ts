import { err, type Result, type RosterTable } from '@gongyi/shared/domain'
import { readDelimited } from './delimited.js'
import type { FileRefusalCode } from './file-limits.js'
import { readWorkbook } from './workbook.js'

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Reads an uploaded file by its content; its name and declared type are not believed. */
export async function readFile(bytes: Buffer): Promise<Result<readonly RosterTable[], FileRefusalCode>> {
  if (bytes.length === 0) return err('file-empty')
  if (bytes.subarray(0, 4).equals(ZIP)) return readWorkbook(bytes)
  // Excel 97 files and password-protected workbooks share this envelope; neither opens without saving it anew.
  if (bytes.subarray(0, 4).equals(OLE)) return err('workbook-encrypted')
  return readDelimited(bytes)
}
