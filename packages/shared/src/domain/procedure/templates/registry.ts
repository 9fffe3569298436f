import { light } from './light.js'
import { ownersDecision } from './owners-decision.js'
import { standard } from './standard.js'
import type { ProcedureTemplate } from './template.js'
import { villageFourTwo } from './village-four-two.js'

/** The procedure templates; a new one is a file and a line here. */
export const TEMPLATES = {
  light,
  standard,
  'owners-decision': ownersDecision,
  'village-four-two': villageFourTwo,
} satisfies Record<string, ProcedureTemplate>

export type TemplateId = keyof typeof TEMPLATES

/** Template ids in the order forms show them. */
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as [TemplateId, ...TemplateId[]]

/** The template's rules, typed as {@link ProcedureTemplate}. */
export function template(id: TemplateId): ProcedureTemplate {
  return TEMPLATES[id]
}
