import { z } from 'zod'
import { labelSchema } from '../label.js'
import { CATEGORY_IDS } from '../procedure/category.js'
import type { Stage } from '../procedure/stage.js'
import { TEMPLATE_IDS } from '../procedure/templates/registry.js'
import { ATTACHMENT_IDS, ATTACHMENT_STATES } from './checklist.js'
import { motionSchema } from './dossier-motion.js'
import { publishedEvent, task } from './dossier-parts.js'
import { civilDay, hash64, instant, text } from './dossier-values.js'

export const DOSSIER_SCHEME = 'gongyi-dossier-v1'

/** A recorded value: words, a count, yes or no, a registry's label, a list of those, or a small table. */
const fieldValue = z.union([
  z.string(),
  z.int(),
  z.boolean(),
  labelSchema,
  z.array(z.union([z.string(), labelSchema])),
  z.strictObject({ columns: z.array(labelSchema).min(1), rows: z.array(z.array(z.string())) }),
])
export type DossierFieldValue = z.infer<typeof fieldValue>

const section = z.strictObject({
  enteredAt: instant.nullable(),
  leftAt: instant.nullable(),
  fields: z.array(z.strictObject({ name: text, label: labelSchema, value: fieldValue })),
  guards: z.array(z.strictObject({ id: text, label: labelSchema, holds: z.boolean() })),
})
export type DossierSection = z.infer<typeof section>

const sections = {
  propose: section,
  participants: section,
  notice: section,
  format: section,
  deliberate: section,
  vote: section,
  filing: section,
  implement: section,
} satisfies Record<Stage, typeof section>

const share = z.strictObject({ numerator: z.int().nonnegative(), denominator: z.int().nonnegative() })

const content = {
  scheme: z.literal(DOSSIER_SCHEME),
  caseNo: text,
  topicId: z.uuid(),
  title: text,
  category: z.strictObject({ id: z.enum(CATEGORY_IDS), label: labelSchema }),
  template: z.strictObject({ id: z.enum(TEMPLATE_IDS), label: labelSchema }),
  round: z.int().positive(),
  outcome: z.enum(['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED']),
  resolution: text.nullable(),
  community: z.strictObject({ id: z.uuid(), code: z.string().regex(/^\d{12}$/), name: text }),
  /** names from the county level down to the community */
  regionPath: z.array(text).min(1),
  generatedAt: instant,
  stages: z.strictObject(sections),
  motions: z.array(motionSchema),
  publicity: z.array(
    z.strictObject({
      what: labelSchema,
      from: civilDay,
      to: civilDay,
      places: z.array(text),
      objections: z.int().min(0),
    }),
  ),
  objections: z.array(
    z.strictObject({
      no: text,
      kind: labelSchema,
      receivedOn: civilDay,
      decidedOn: civilDay,
      upheld: z.boolean(),
      text,
    }),
  ),
  /** null while the township has not filed it yet */
  filing: z
    .strictObject({
      number: text,
      submittedAt: instant,
      filedAt: instant,
      reviewerRole: text,
      remarks: text.nullable(),
    })
    .nullable(),
  tasks: z.array(task),
  executionRate: share,
  /** each with the definition it was counted by; the same figures as on the topic's page */
  rates: z.array(share.extend({ id: text, label: labelSchema, definition: labelSchema })),
  satisfaction: z
    .strictObject({
      answers: z.array(z.strictObject({ label: labelSchema, n: z.int().min(0) })),
      valid: z.int().min(0),
    })
    .nullable(),
  checklist: z.array(
    z
      .strictObject({
        id: z.enum(ATTACHMENT_IDS),
        no: z.int().positive(),
        mandatory: z.boolean(),
        state: z.enum(ATTACHMENT_STATES),
        count: z.int().min(0),
        /** where the part that exists on paper only is kept */
        original: text.nullable(),
      })
      .refine(({ state, count }) => state !== 'PRESENT' || count > 0, 'present without a record'),
  ),
  documents: z.array(
    z.strictObject({
      title: text,
      fileName: text,
      bytes: z.int().nonnegative(),
      sha256: hash64,
      attachment: z.enum(ATTACHMENT_IDS).nullable(),
    }),
  ),
  eventLabels: z.record(z.string(), labelSchema),
  /** the topic's whole hash chain; payloads left out are still covered by their hashes */
  events: z.array(publishedEvent).min(1),
  chainHead: z.strictObject({ seq: z.int().positive(), hash: hash64 }),
}

/** A dossier before it is sealed. Members that are not in the schema are refused, so that nothing slips in. */
export const dossierContentSchema = z.strictObject(content)
/** A sealed dossier: its content and the SHA-256 of the canonical JSON (RFC 8785) of that content. */
export const dossierSchema = z.strictObject({ ...content, hash: hash64 })

export type DossierContent = z.infer<typeof dossierContentSchema>
export type DossierDocument = z.infer<typeof dossierSchema>
