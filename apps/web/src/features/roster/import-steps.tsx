import type { RosterImportView } from '@gongyi/shared/contracts'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { type Step, type StepState, Steps } from '../../ui/steps.js'

type StepId = 'upload' | 'columns' | 'check' | 'done'

export interface ImportStepsProps {
  readonly communityId: string
  readonly item: RosterImportView
  readonly shown: StepId
}

const ORDER = ['upload', 'columns', 'check', 'done'] as const satisfies readonly StepId[]
const CURRENT = {
  MAPPING: 'columns',
  PREVIEW: 'check',
  CONFIRMED: undefined,
  DISCARDED: undefined,
  UNDONE: undefined,
} as const satisfies Record<RosterImportView['state'], StepId | undefined>

/** Where an import stands; steps with a page of their own can be gone back to. */
export function ImportSteps({ communityId, item, shown }: ImportStepsProps) {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const roster = `/communities/${communityId}/roster`
  const isOpen = item.state === 'MAPPING' || item.state === 'PREVIEW'
  const addresses: Readonly<Record<string, string>> = {
    upload: `${roster}/import`,
    columns: isOpen ? `${roster}/imports/${item.id}/columns` : `${roster}/imports/${item.id}`,
    check: `${roster}/imports/${item.id}`,
    done: `${roster}/imports/${item.id}`,
  }
  const steps = ORDER.map((id): Step => ({ id, label: t(`steps.${id}`), state: stateOf(id, item) }))
  return <Steps steps={steps} selected={shown} onSelect={(id) => void navigate(addresses[id] ?? roster)} />
}

function stateOf(id: StepId, { state }: RosterImportView): StepState {
  const current = CURRENT[state]
  if (current === undefined) return state === 'CONFIRMED' || id === 'upload' ? 'done' : 'skipped'
  if (id === current) return 'current'
  return ORDER.indexOf(id) < ORDER.indexOf(current) ? 'done' : 'ahead'
}
