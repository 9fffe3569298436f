import {
  DESTINATIONS,
  EXCLUSION_IDS,
  EXCLUSIONS,
  OTHER_SCREEN_IDS,
  OTHER_SCREENS,
  type StageRecords,
  WITHHELD_WORDS,
} from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { type Definition, DefinitionList } from '../../../ui/definition-list.js'
import { Empty } from '../../../ui/empty.js'
import { TextLink } from '../../../ui/text-link.js'

type Record = StageRecords['propose']

/** What step 1 came to, in words everybody may read: the question, the grounds, the answer. */
export function ScreeningSummary({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const screening = useScreeningFacts(topic.records.propose)
  const outcome = useOutcomeFacts(topic.records.propose)
  const items = [...screening, ...outcome]
  const isForMe = openAction(topic, 'propose.screen') !== undefined
  if (topic.status === 'draft' || (items.length === 0 && isForMe)) return null
  return (
    <Section title={t('summary.title')} level={3}>
      {items.length === 0 ? (
        <Empty title={t('summary.none')}>{t('summary.noneBody')}</Empty>
      ) : (
        <DefinitionList items={items} />
      )}
    </Section>
  )
}

function useScreeningFacts({ screening, legalOpinion, townshipConsent }: Record): readonly Definition[] {
  const { t, language } = useTranslation('propose')
  const format = useFormat()
  if (screening === undefined) return []
  const found = [
    ...EXCLUSION_IDS.map((id) => ({ label: EXCLUSIONS[id].label[language], line: screening.exclusions[id] })),
    ...OTHER_SCREEN_IDS.map((id) => ({ label: OTHER_SCREENS[id].label[language], line: screening.others[id] })),
  ].filter(({ line }) => line.answer !== 'NO')
  const { partyDiscussedOn } = screening
  return [
    ...(isWithheld(screening.question)
      ? []
      : [{ term: t('summary.question'), detail: <strong className="font-semibold">{screening.question}</strong> }]),
    ...(found.length === 0 ? [{ term: t('screen.exclusions'), detail: t('summary.clean') }] : []),
    ...found.map(({ label, line }) => ({
      term: t(`screen.answers.${line.answer}`),
      detail:
        line.ground === undefined || isWithheld(line.ground)
          ? label
          : t('screen.about', { item: label, what: line.ground }),
    })),
    { term: t('summary.risk'), detail: t(`screen.risks.${screening.riskGrade}`) },
    { term: t('summary.at'), detail: format.dateTime(screening.at) },
    { term: t('summary.signersTerm'), detail: t('summary.signers', { count: screening.signers.length }) },
    ...(partyDiscussedOn === undefined ? [] : [{ term: t('summary.party'), detail: format.date(partyDiscussedOn) }]),
    ...(legalOpinion === undefined
      ? []
      : [
          {
            term: t('summary.legal'),
            detail: (
              <>
                {t('summary.legalBy', {
                  conclusion: t(`legal.conclusions.${legalOpinion.conclusion}`),
                  adviser: legalOpinion.adviser,
                })}
                <span className="block text-muted">{shown(legalOpinion.text)}</span>
              </>
            ),
          },
        ]),
    ...(townshipConsent === undefined ? [] : [{ term: t('summary.consent'), detail: townshipConsent.note }]),
  ]
}

function useOutcomeFacts(record: Record): readonly Definition[] {
  const { t, language } = useTranslation('propose')
  const format = useFormat()
  const { returned, declined, referral, mergedInto, withdrawn, answer } = record
  const items: Definition[] = []
  if (returned !== undefined)
    items.push({
      term: t('summary.returned'),
      detail: t('summary.returnedBy', { reason: returned.reason, day: format.day(returned.dueOn) }),
    })
  if (declined !== undefined)
    items.push({ term: t('summary.declined'), detail: groundLabel(declined.ground, language) })
  if (referral !== undefined)
    items.push({
      term: t('summary.referred'),
      detail: t('summary.referredTo', {
        destination: DESTINATIONS[referral.destination][language],
        organisation: referral.organisation,
      }),
    })
  if (mergedInto !== undefined)
    items.push({
      term: t('summary.merged'),
      detail: (
        <>
          <TextLink to={`/topics/${mergedInto.topicId}`}>{mergedInto.title ?? t('summary.mergedTopic')}</TextLink>
          <span className="block">{shown(mergedInto.reason)}</span>
        </>
      ),
    })
  if (answer !== undefined && !isWithheld(answer.text)) items.push({ term: t('summary.answer'), detail: answer.text })
  if (withdrawn !== undefined) items.push({ term: t('summary.withdrawn'), detail: withdrawn.reason })
  return items
}

/** Of words that are not public there is nothing to read; that they are not is said once, above. */
const isWithheld = (text: string) => text === WITHHELD_WORDS
const shown = (text: string) => (isWithheld(text) ? null : text)

type Ground = NonNullable<Record['declined']>['ground']

export function groundLabel(ground: Ground, language: 'zh' | 'en'): string {
  const all = { ...EXCLUSIONS, ...OTHER_SCREENS }
  return all[ground].label[language]
}
