import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  ATTACHMENT_IDS,
  ATTACHMENT_STATES,
  ATTACHMENTS,
  type AttachmentId,
  missingAttachmentLabel,
  type Stage,
} from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'
import { aNumber, aString, listOf, nullable, oneOf, recordOf } from '../../../lib/api/shape.js'
import { useFormat } from '../../../lib/format/use-format.js'
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
  checklist: listOf(
    recordOf({ id: aString, state: oneOf(...ATTACHMENT_STATES), count: aNumber, original: nullable(aString) }),
  ),
})

/** What the dossier has and what it lacks, each gap with the step that fills it. */
export function Checklist({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('filing')
  const { t: common } = useTranslation()
  const missing = topic.dossierMissing.flatMap((entry) => {
    const label = missingAttachmentLabel(entry)?.[language]
    return label === undefined ? [] : [{ entry, label, madeIn: ATTACHMENT_IDS.find((id) => id === entry) }]
  })
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
            {missing.map(({ entry, label, madeIn }) => (
              <li key={entry} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span>{label}</span>
                {madeIn === undefined ? (
                  <span className="text-muted">{t('checklist.fillBelow')}</span>
                ) : (
                  <TextLink to={`/topics/${topic.id}/${MADE_IN[madeIn]}`}>
                    {t('checklist.goTo', { stage: common(`home.steps.${MADE_IN[madeIn]}`) })}
                  </TextLink>
                )}
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

const TONES = { PRESENT: 'success', MISSING: 'warning', NOT_APPLICABLE: 'neutral' } as const

/** The printed list of seventeen, as the dossier itself carries it: what was counted, never what is hoped. */
function FullList({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('filing')
  const format = useFormat()
  const dossier = useQuery({
    queryKey: ['topic', topic.id, 'dossier-checklist', topic.version],
    queryFn: ({ signal }) => api.get(listedAttachments, `/topics/${topic.id}/dossier`, { signal }),
  })
  const found = dossier.data?.checklist
  if (found === undefined) return null
  const rows = ATTACHMENT_IDS.flatMap((id) => {
    const item = found.find((one) => one.id === id)
    return item === undefined ? [] : [{ ...item, id }]
  })
  return (
    <Table
      label={t('checklist.title')}
      columns={[
        {
          id: 'item',
          header: t('checklist.item'),
          isRowHeader: true,
          cell: ({ id, original }) => (
            <>
              {`${ATTACHMENTS[id].no}. ${ATTACHMENTS[id].label[language]}`}
              {original !== null && (
                <span className="block text-sm font-normal text-muted">{t('checklist.kept', { where: original })}</span>
              )}
            </>
          ),
        },
        {
          id: 'state',
          header: t('checklist.state'),
          cell: ({ state }) => <Badge tone={TONES[state]}>{t(`checklist.states.${state}`)}</Badge>,
        },
        {
          id: 'records',
          header: t('checklist.records'),
          cell: ({ count }) => format.count(count),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={null}
    />
  )
}
