import { parentPort, workerData } from 'node:worker_threads'
import { type CellValue, EncryptedFileError, HucreError, readXlsx } from 'hucre'

// Runs in its own thread with its own memory limit: a hostile workbook ends this thread, never the server.

interface WorkbookRequest {
  readonly bytes: Uint8Array
  readonly range: string
  readonly sheets: number
  readonly rows: number
  readonly cellLength: number
  readonly characters: number
}

/** Put by our own lists before what a spreadsheet would compute; the worker imports nothing of ours. */
const MARK = /^'(?=[=@＝＠\t\r+\-＋－])/
const ROWS_A_MESSAGE = 1_000

const request: WorkbookRequest = workerData
await read(request)

/** Sends sheet by sheet, some rows at a time, and lets go of what is sent: the whole never stands here twice. */
async function read({ bytes, range, sheets, rows: mostRows, cellLength, characters }: WorkbookRequest): Promise<void> {
  const say = (message: object) => parentPort?.postMessage(message)
  try {
    let taken = 0
    const workbook = await readXlsx(bytes, {
      range,
      sheets: (info) => {
        if (info.hidden || info.veryHidden || taken >= sheets) return false
        taken += 1
        return true
      },
    })
    if (workbook.sheets.some(({ rows }) => rows.length > mostRows)) return say({ refusal: 'too-many-rows' })
    let left = characters
    const asText = (value: CellValue) => {
      const text = textOf(value).slice(0, cellLength)
      left -= text.length
      return text
    }
    for (const sheet of workbook.sheets) {
      say({
        sheet: (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => {
          return { startRow, endRow, startCol, endCol }
        }),
      })
      const { rows } = sheet
      for (let first = 0; first < rows.length; first += ROWS_A_MESSAGE) {
        const sent = rows.slice(first, first + ROWS_A_MESSAGE).map((row) => row.map(asText))
        if (left < 0) return say({ refusal: 'workbook-too-large' })
        rows.fill([], first, first + ROWS_A_MESSAGE)
        say({ rows: sent })
      }
    }
    say({ end: true })
  } catch (error) {
    if (error instanceof EncryptedFileError) return say({ refusal: 'workbook-encrypted' })
    if (error instanceof HucreError || error instanceof RangeError) return say({ refusal: 'workbook-damaged' })
    throw error
  }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).replace(MARK, '')
}
