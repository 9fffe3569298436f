import { z } from 'zod'
import { type RegionLevel, regionLevelSchema } from './identity.contract.js'

/** Digits of a statistical code by level; grids continue the community's code by our own numbering. */
export const REGION_CODE_DIGITS = {
  PROVINCE: 2,
  CITY: 4,
  COUNTY: 6,
  TOWNSHIP: 9,
  VILLAGE_COMMUNITY: 12,
  GRID: 15,
  MICRO_GRID: 18,
} as const satisfies Record<RegionLevel, number>

export const REGION_KINDS = {
  PROVINCE: [],
  CITY: [],
  COUNTY: [],
  TOWNSHIP: ['XIANG', 'ZHEN', 'JIEDAO'],
  VILLAGE_COMMUNITY: ['VILLAGE', 'COMMUNITY', 'MIXED'],
  GRID: [],
  MICRO_GRID: [],
} as const satisfies Record<RegionLevel, readonly string[]>

/** What may lie directly below what. Counties led by their province and cities without districts exist. */
export const REGION_CHILDREN = {
  PROVINCE: ['CITY', 'COUNTY'],
  CITY: ['COUNTY', 'TOWNSHIP'],
  COUNTY: ['TOWNSHIP'],
  TOWNSHIP: ['VILLAGE_COMMUNITY'],
  VILLAGE_COMMUNITY: ['GRID'],
  GRID: ['MICRO_GRID'],
  MICRO_GRID: [],
} as const satisfies Record<RegionLevel, readonly RegionLevel[]>

export const regionKindSchema = z.enum(['XIANG', 'ZHEN', 'JIEDAO', 'VILLAGE', 'COMMUNITY', 'MIXED'])
export type RegionKind = z.infer<typeof regionKindSchema>

const nameSchema = z.string().trim().min(1).max(60)

/** POST /api/identity/regions: a region below one that exists. */
export const createRegionSchema = z
  .strictObject({
    parentId: z.uuid(),
    code: z.string().regex(/^\d{2,18}$/),
    name: nameSchema,
    shortName: nameSchema,
    level: regionLevelSchema,
    kind: regionKindSchema.nullable().default(null),
    /** How the township office writes filing numbers, e.g. 云溪协备; without it nothing can be filed there. */
    filingPrefix: z.string().trim().min(2).max(20).nullable().default(null),
  })
  .superRefine((region, context) => {
    if (region.code.length !== REGION_CODE_DIGITS[region.level]) {
      context.addIssue({ code: 'custom', path: ['code'], message: `${REGION_CODE_DIGITS[region.level]} digits` })
    }
    const kinds: readonly string[] = REGION_KINDS[region.level]
    if (kinds.length === 0 ? region.kind !== null : region.kind === null || !kinds.includes(region.kind)) {
      context.addIssue({ code: 'custom', path: ['kind'], message: `one of: ${kinds.join(', ') || 'none'}` })
    }
    if ((region.level === 'TOWNSHIP') !== (region.filingPrefix !== null)) {
      context.addIssue({ code: 'custom', path: ['filingPrefix'], message: 'for a township, and only there' })
    }
  })
export type CreateRegion = z.infer<typeof createRegionSchema>
