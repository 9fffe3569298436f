import type { TopicDetail } from '@gongyi/shared/contracts'
import { isEnded, type Stage, stageNumber } from '@gongyi/shared/domain'
import { type Ref, Suspense } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Empty } from '../../ui/empty.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { stagePanels } from './stage-panels.js'

export interface StageSectionProps {
  readonly topic: TopicDetail
  readonly stage: Stage
  readonly ref: Ref<HTMLElement>
}

/** The panel of the step in view: work at the present one, a record of past ones, a word on those to come. */
export function StageSection({ topic, stage, ref }: StageSectionProps) {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const distance = stageNumber(stage) - stageNumber(topic.stage)
  const Panel = stagePanels[stage]
  return (
    <section
      ref={ref}
      id="panel"
      tabIndex={-1}
      aria-labelledby="panel-title"
      className="flex scroll-mt-24 flex-col gap-gap outline-none"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="panel-title" className="text-xl">
          {t('page.stagePanel', { number: stageNumber(stage), stage: common(`home.steps.${stage}`) })}
        </h2>
        {distance !== 0 && (
          <p className="text-sm text-muted" data-print="hide">
            {t(distance < 0 ? 'page.lookingBack' : 'page.lookingAhead')}{' '}
            <TextLink to={`/topics/${topic.id}`}>{t('page.toCurrent')}</TextLink>
          </p>
        )}
      </div>
      {distance > 0 ? (
        <Empty title={isEnded(topic) ? t('next.noneEnded') : t('page.lookingAhead')}>{t(`ahead.${stage}`)}</Empty>
      ) : (
        <Suspense key={stage} fallback={<Skeleton lines={6} />}>
          <Panel topic={topic} />
        </Suspense>
      )}
    </section>
  )
}
