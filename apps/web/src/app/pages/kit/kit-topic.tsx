import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Steps } from '../../../ui/steps.js'
import { UnmetList } from '../../../ui/unmet-list.js'

const stages = ['propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement'] as const

export function KitTopic() {
  const { t } = useTranslation('kit')
  const { t: common } = useTranslation()
  const [selected, setSelected] = useState<string>('vote')
  return (
    <>
      <Section
        title={t('groups.topic')}
        description={t('topic.eyebrow')}
        actions={<Badge tone="active">{t('topic.voting')}</Badge>}
      >
        <h3 className="text-xl">{t('topic.title')}</h3>
        <Steps
          selected={selected}
          onSelect={setSelected}
          steps={stages.map((stage, index) => ({
            id: stage,
            label: common(`home.steps.${stage}`),
            state: index < 5 ? 'done' : index === 5 ? 'current' : 'ahead',
            ...(index === 4 ? { note: t('topic.noteDone') } : {}),
            ...(index === 5 ? { note: t('topic.noteVote') } : {}),
          }))}
        />
        <DefinitionList
          items={[
            { term: t('topic.facts.scope'), detail: t('topic.facts.scopeValue') },
            { term: t('topic.facts.rule'), detail: t('topic.facts.ruleValue') },
          ]}
        />
        <div>
          <Button tone="primary">{t('topic.vote')}</Button>
        </div>
      </Section>
      <Section title={t('status.waiting')} level={3}>
        <UnmetList
          items={[
            { id: 'G3.2', params: { units: 12, attempted: 8, delivered: 7, pct: 90 } },
            { id: 'G6.1', params: { reason: 'opens', opensOn: '2026-12-08' } },
            { id: 'SD.3' },
          ]}
          action={(item) => (item.id === 'SD.3' ? <Button small>{t('files.sign')}</Button> : null)}
        />
      </Section>
    </>
  )
}
