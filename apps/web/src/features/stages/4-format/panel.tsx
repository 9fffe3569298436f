import { brokenPromise, noticeDay } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { OpinionForm } from '../../../ui/topic/opinion-form.js'
import { PlanForm } from './plan-form.js'
import { PlanSummary } from './plan-summary.js'
import { PublishForm } from './publish-form.js'

/** Step 4: how it is talked over, when the vote is, and the voting rule in plain words. */
export function FormatPanel({ topic }: PanelProps) {
  const { t } = useTranslation('format')
  const { plan } = topic.records.format
  // A notice that promised what the plan no longer holds has told nobody what is coming (G4.3)
  const isServed = noticeDay(topic) !== null && brokenPromise(topic) === undefined
  const isDesk = openAction(topic, 'format.plan') !== undefined
  const next = plan === undefined ? 'plan' : isServed ? 'complete' : 'publish'
  const tone = (step: string) => (step === next ? ('primary' as const) : ('secondary' as const))
  return (
    <>
      {(!isDesk || plan !== undefined) && <PlanSummary topic={topic} />}
      {isDesk && plan === undefined && <PlanForm topic={topic} tone={tone('plan')} />}
      {isDesk && plan !== undefined && (
        <>
          {!isServed && <PublishForm topic={topic} tone={tone('publish')} isOptional={false} />}
          <ActionCard
            topic={topic}
            action="format.complete"
            title={t('complete.title')}
            description={t('complete.description')}
            submitLabel={t('complete.submit')}
            tone={tone('complete')}
            input={() => ({})}
          />
          <EditPlan topic={topic} />
          {isServed && (
            <Fold title={t('publish.optionalTitle')}>
              <PublishForm topic={topic} tone="secondary" isOptional />
            </Fold>
          )}
        </>
      )}
      <EarlyOpinion topic={topic} />
    </>
  )
}

/** Opinions are taken from now on, before the first meeting. */
function EarlyOpinion({ topic }: PanelProps) {
  const { t } = useTranslation('deliberate')
  const isOpen = topic.stage === 'format' && mayContribute(topic, 'deliberate.opinion')
  if (!isOpen || topic.me.units.length === 0) return null
  if (openAction(topic, 'format.plan') !== undefined)
    return (
      <Fold title={t('opinion.title')}>
        <OpinionForm topic={topic} tone="secondary" />
      </Fold>
    )
  return (
    <Section title={t('opinion.early')} level={3} description={t('opinion.description')}>
      <OpinionForm topic={topic} tone="primary" />
    </Section>
  )
}

/** Opens with the plan as saved; a save closes it, so that the summary above is what is read next. */
function EditPlan({ topic }: PanelProps) {
  const { t } = useTranslation('format')
  const [saves, setSaves] = useState(0)
  return (
    <Fold key={saves} title={t('plan.edit')}>
      <PlanForm topic={topic} tone="secondary" onDone={() => setSaves(saves + 1)} />
    </Fold>
  )
}
