import { z } from 'zod'

/** UTC with milliseconds, the one way a dossier writes an instant. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
/** A civil day in Asia/Shanghai. */
export const civilDay = z.iso.date()
/** SHA-256 in lower-case hex. */
export const hash64 = z.string().regex(/^[0-9a-f]{64}$/)
/** The salt of a shown payload. */
export const commitment = z.string().regex(/^[0-9a-f]{32}$/)
/** Fen or 0.01 m² as decimal digits, because JSON numbers stop being exact at 2^53. */
export const digits = z.string().regex(/^\d{1,19}$/)
export const text = z.string().min(1).max(20_000)
