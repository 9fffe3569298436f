import type { TopicDetail } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
import { mayContribute } from '../../../lib/topics/use-act.js'
import { LinkButton } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Select } from '../../../ui/select.js'
import { Tabs } from '../../../ui/tabs.js'
import { PaperCheck } from './paper-check.js'
import { PaperEntry } from './paper-entry.js'
import { motionText, voteMethod } from './vote-state.js'

/** Paper ballots: typed in by one, confirmed by another who sees the paper and not the first entry. */
export function PaperDesk({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const [first] = topic.motions
  const [motionId, setMotionId] = useState(first?.id ?? '')
  const isOpen = mayContribute(topic, 'vote.paper-ballot') && voteMethod(topic) !== 'MEETING_SHOW_OF_HANDS'
  const pending = useQuery({ ...topicParts.paperBallots(topic.id), enabled: isOpen })
  if (!isOpen || first === undefined) return null
  const waiting = (pending.data?.items ?? []).filter((item) => item.motionId === motionId)
  const forMe = waiting.filter((item) => !item.enteredByMe)
  return (
    <Section
      title={t('paper.title')}
      description={t('paper.body')}
      level={3}
      actions={
        <LinkButton to={`/api/topics/${topic.id}/ballots.pdf`} icon="print" small download>
          {t('paper.print')}
        </LinkButton>
      }
    >
      {topic.motions.length > 1 && (
        <Select
          label={t('paper.motion')}
          options={topic.motions.map((motion) => ({
            value: motion.id,
            label: `${motion.no}. ${motionText(topic, motion)}`,
          }))}
          value={motionId}
          onChange={setMotionId}
        />
      )}
      <Tabs
        label={t('paper.tabs')}
        items={[
          {
            id: 'entry',
            label: t('paper.entry'),
            content: <PaperEntry key={motionId} topic={topic} motionId={motionId} />,
          },
          {
            id: 'check',
            label: t('paper.check', { n: forMe.length }),
            content: (
              <PaperCheck
                key={motionId}
                topic={topic}
                motionId={motionId}
                pending={forMe}
                mine={waiting.length - forMe.length}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}
