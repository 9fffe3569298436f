import type { Stage, Status } from '@gongyi/shared/domain'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge, type BadgeTone } from '../../ui/badge.js'

const tones = {
  draft: 'neutral',
  screening: 'waiting',
  returned: 'warning',
  active: 'active',
  submitted: 'waiting',
  suspended: 'warning',
  declined: 'ended',
  referred: 'ended',
  merged: 'ended',
  withdrawn: 'ended',
  terminated: 'ended',
  'not-adopted': 'ended',
  closed: 'success',
  archived: 'success',
} as const satisfies Record<Status, BadgeTone>

/** A topic's status in one word and one shape. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { t } = useTranslation('topics')
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
}

// Not from the domain's door: the home page shows it, and must load without the rules.
const order = {
  propose: 1,
  participants: 2,
  notice: 3,
  format: 4,
  deliberate: 5,
  vote: 6,
  filing: 7,
  implement: 8,
} as const satisfies Record<Stage, number>

/** "第 3 步 告知事宜" in words. */
export function useStepWords(): (stage: Stage) => string {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  return (stage) => t('list.step', { number: order[stage], stage: common(`home.steps.${stage}`) })
}
