import { z } from 'zod'
import { columnSourceSchema } from './communities.contract.js'

const MOST_COLUMNS = 200

/** One column of the file beside the field it is read as; null: not read. Long numbers in samples are masked. */
export const fileColumnSchema = z.object({
  heading: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
})

/** The columns of an upload, to be looked at and corrected before anything is read. */
export const importColumnsSchema = z.object({
  /** Where the headings stand, as the spreadsheet numbers rows. */
  headingRow: z.number().int(),
  source: columnSourceSchema,
  columns: z.array(fileColumnSchema),
  fields: z.array(z.string()),
  /** One of the sets of every requirement must be there whole. */
  requirements: z.array(z.array(z.array(z.string()))),
  missing: z.array(z.string()),
  /** The serial numbers may count people or households: somebody has to say. */
  ask: z.literal('serial').nullable().default(null),
})
export type ImportColumns = z.infer<typeof importColumnsSchema>

/** One field or null a column, in the file's order. */
export const chooseColumnsSchema = z.strictObject({
  fields: z.array(z.string().max(40).nullable()).max(MOST_COLUMNS),
  /** Kept for the next file of this office with these headings. */
  remember: z.boolean(),
})
export type ChooseColumns = z.infer<typeof chooseColumnsSchema>

/** What rests on a confirmed import. `names` are files, case numbers or bodies, the first few. */
export const undoReasonSchema = z.object({
  code: z.enum([
    'later-import',
    'account-linked',
    'join-codes',
    'electorate',
    'topics',
    'draws',
    'bodies',
    'tags',
    'register',
    'edited-since',
    'other-records',
    'before-records',
  ]),
  names: z.array(z.string()),
  count: z.number().int(),
})
export type UndoReason = z.infer<typeof undoReasonSchema>

/** Nothing in the way: the import can be taken back. */
export const undoViewSchema = z.object({ reasons: z.array(undoReasonSchema) })
export type UndoView = z.infer<typeof undoViewSchema>
