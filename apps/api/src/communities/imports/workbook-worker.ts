import { parentPort, workerData } from 'node:worker_threads'
import { type CellValue, EncryptedFileError, HucreError, readXlsx } from 'hucre'

// Runs in its own thread with its own memory limit: a hostile workbook ends this thread, never the server.

interface WorkbookRequest {
  readonly bytes: Uint8Array
  readonly range: string
  readonly sheets: number
  readonly cellLength: number
  readonly characters: number
}

const request: WorkbookRequest = workerData
parentPort?.postMessage(await read(request))

async function read({ bytes, range, sheets, cellLength, characters }: WorkbookRequest) {
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
    let left = characters
    const asText = (value: CellValue) => {
      const text = textOf(value).slice(0, cellLength)
      left -= text.length
      return text
    }
    const answer = {
      tables: workbook.sheets.map((sheet) => ({
        rows: sheet.rows.map((row) => row.map(asText)),
        merges: (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
          startRow,
          endRow,
          startCol,
          endCol,
        })),
      })),
    }
    return left < 0 ? { refusal: 'workbook-too-large' } : answer
  } catch (error) {
    if (error instanceof EncryptedFileError) return { refusal: 'workbook-encrypted' }
    if (error instanceof HucreError || error instanceof RangeError) return { refusal: 'workbook-damaged' }
    throw error
  }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}
