import { FORMATS, type FormatId } from '../formats/registry.js'

/** The formats' ids in the registry's order, for schemas and forms. */
export const FORMAT_IDS = Object.keys(FORMATS) as [FormatId, ...FormatId[]]
export type { FormatId }
