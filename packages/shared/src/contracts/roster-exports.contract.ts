import { z } from 'zod'

export const EXPORT_LISTS = ['households', 'persons', 'units', 'owners', 'bodies', 'tags'] as const
export type ExportList = (typeof EXPORT_LISTS)[number]
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const
/** What the list is needed for. Goes into the audit log. */
export const EXPORT_PURPOSES = ['CHECK', 'DELIVERY', 'CONTACT', 'REPORT', 'BACKUP'] as const

/** POST /api/communities/:communityId/exports: the list as the reader may see it, under the filter of the screen. */
export const exportRosterSchema = z.strictObject({
  list: z.enum(EXPORT_LISTS),
  format: z.enum(EXPORT_FORMATS),
  purpose: z.enum(EXPORT_PURPOSES),
  query: z.string().trim().max(40).default(''),
  propertyAreaId: z.uuid().optional(),
  /** Phone numbers in clear: the administrator alone. */
  withPhones: z.boolean().default(false),
})
export type ExportRoster = z.infer<typeof exportRosterSchema>
