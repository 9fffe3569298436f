import { Worker } from 'node:worker_threads'
import { err, ok, type Result, type RosterTable } from '@gongyi/shared/domain'
import { z } from 'zod'
import { checkArchive } from './archive-check.js'
import { FILE_LIMITS, type FileRefusalCode } from './file-limits.js'

const messageSchema = z.union([
  z.object({ refusal: z.enum(['workbook-damaged', 'workbook-encrypted', 'workbook-too-large', 'too-many-rows']) }),
  z.object({ sheet: z.custom<RosterTable['merges']>((value) => Array.isArray(value)) }),
  z.object({ rows: z.custom<readonly string[][]>((value) => Array.isArray(value)) }),
  z.object({ end: z.literal(true) }),
])

/** Source runs as it is under the test runner and in development; the build has the compiled neighbour. */
const WORKER = new URL(`./workbook-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** Reads the visible sheets of an XLSX workbook as text, within FILE_LIMITS. Formulas give their stored value; nothing runs. */
export async function readWorkbook(bytes: Buffer): Promise<Result<readonly RosterTable[], FileRefusalCode>> {
  const archive = checkArchive(bytes)
  if (!archive.ok) return archive
  if (!archive.value.includes('xl/workbook.xml')) return err('file-not-recognised')
  return runWorker(bytes)
}

function runWorker(bytes: Buffer): Promise<Result<readonly RosterTable[], FileRefusalCode>> {
  const worker = new Worker(WORKER, {
    workerData: {
      bytes,
      range: `A1:${FILE_LIMITS.lastColumn}${FILE_LIMITS.rows + 1}`,
      sheets: FILE_LIMITS.sheets,
      rows: FILE_LIMITS.rows,
      cellLength: FILE_LIMITS.cellLength,
      characters: FILE_LIMITS.characters,
    },
    resourceLimits: {
      maxOldGenerationSizeMb: FILE_LIMITS.workerMemoryMb,
      maxYoungGenerationSizeMb: FILE_LIMITS.workerYoungMemoryMb,
    },
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const finish = (result: Result<readonly RosterTable[], FileRefusalCode>) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => finish(err('workbook-too-large')), FILE_LIMITS.workerMilliseconds)
    const tables: { readonly rows: string[][]; readonly merges: RosterTable['merges'] }[] = []
    worker.on('message', (sent: unknown) => {
      const message = messageSchema.parse(sent)
      if ('refusal' in message) finish(err(message.refusal))
      else if ('sheet' in message) tables.push({ rows: [], merges: message.sheet })
      else if ('rows' in message) tables.at(-1)?.rows.push(...message.rows)
      else finish(ok(tables))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      finish(err(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'workbook-too-large' : 'workbook-damaged'))
    })
    worker.once('exit', () => finish(err('workbook-damaged')))
  })
}
