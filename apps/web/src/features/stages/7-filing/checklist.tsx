import type { TopicDetail } from '@gongyi/shared/contracts'
import { ATTACHMENT_IDS, ATTACHMENTS, type AttachmentId, type Stage } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'
import { aBoolean, aString, listOf, recordOf } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Section } from '../../../ui/card.js'
import { Icon } from '../../../ui/icon.js'
import { Table } from '../../../ui/table.js'
import { TextLink } from '../../../ui/text-link.js'
import { Fold } from '../../../ui/topic/fold.js'
import { hasDossier } from './filing-state.js'

/** Where a missing attachment is made. */
const MADE_IN = {
  proposal: 'propose',
  screening: 'propose',
  'legal-opinion': 'deliberate',
  roster: 'participants',
  notice: 'notice',
  plan: 'format',
  records: 'deliberate',
  opinions: 'deliberate',
  'expert-opinion': 'deliberate',
  ballots: 'vote',
  publicity: 'vote',
  objections: 'vote',
  resolution: 'vote',
  implementation: 'deliberate',
  recusals: 'participants',
  'four-two': 'vote',
  'e-vote-audit': 'vote',
} as const satisfies Record<AttachmentId, Stage>

const listedAttachments = recordOf({
  checklist: listOf(recordOf({ id: aString, mandatory: aBoolean, present: aBoolean })),
})

/** What the dossier has and what it lacks, each gap with the step that fills it. */
export function Checklist({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('filing')
  const { t: common } = useTranslation()
  const missing = ATTACHMENT_IDS.filter((id) => topic.dossierMissing.includes(id))
  return (
    <Section title={t('checklist.title')} level={3}>
      {missing.length === 0 ? (
        <p className="flex items-start gap-2">
          <Icon name="check" className="mt-[0.25em] text-success" />
          {t('checklist.complete')}
        </p>
      ) : (
        <>
          <p className="font-semibold text-warning">{t('checklist.missing', { count: missing.length })}</p>
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {missing.map((id) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span>{ATTACHMENTS[id].label[language]}</span>
                <TextLink to={`/topics/${topic.id}/${MADE_IN[id]}`}>
                  {t('checklist.goTo', { stage: common(`home.steps.${MADE_IN[id]}`) })}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {hasDossier(topic) && (
        <Fold title={t('checklist.all')}>
          <FullList topic={topic} />
        </Fold>
      )}
    </Section>
  )
}

/** The printed list of seventeen, as the dossier itself carries it. */
function FullList({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('filing')
  const dossier = useQuery({
    queryKey: ['topic', topic.id, 'dossier-checklist', topic.version],
    queryFn: ({ signal }) => api.get(listedAttachments, `/topics/${topic.id}/dossier`, { signal }),
  })
  const found = dossier.data?.checklist
  if (found === undefined) return null
  const rows = ATTACHMENT_IDS.map((id) => {
    const item = found.find((one) => one.id === id)
    const state = item?.mandatory === true ? (item.present ? 'there' : 'lacking') : item?.present ? 'there' : 'optional'
    return { id, state } as const
  })
  return (
    <Table
      label={t('checklist.title')}
      columns={[
        {
          id: 'item',
          header: t('checklist.item'),
          isRowHeader: true,
          cell: ({ id }) => `${ATTACHMENTS[id].no}. ${ATTACHMENTS[id].label[language]}`,
        },
        {
          id: 'state',
          header: t('checklist.state'),
          cell: ({ state }) => (
            <Badge tone={state === 'there' ? 'success' : state === 'lacking' ? 'warning' : 'neutral'}>
              {t(`checklist.${state}`)}
            </Badge>
          ),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={null}
    />
  )
}
