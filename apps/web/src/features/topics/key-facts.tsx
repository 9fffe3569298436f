import type { TopicDetail } from '@gongyi/shared/contracts'
import { category, type Outcome, RATES, template } from '@gongyi/shared/domain'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { Stat } from '../../ui/stat.js'
import { TextLink } from '../../ui/text-link.js'

const outcomes = ['PASSED', 'NOT_PASSED', 'QUORUM_FAILED', 'RUNOFF_REQUIRED'] as const satisfies readonly Outcome[]

/** What this is, in a few lines. */
export function KeyFacts({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('topics')
  // Known from the publication on; several motions each have their own, told by step 6
  const isTold = topic.records.vote.published !== undefined && topic.motions.length === 1
  const outcome = isTold ? outcomes.find((known) => known === topic.outcome) : undefined
  return (
    <Section title={t('facts.title')}>
      <DefinitionList
        items={[
          { term: t('facts.category'), detail: category(topic.category).label[language] },
          { term: t('facts.template'), detail: template(topic.template).label[language] },
          { term: t('facts.coSigns'), detail: t('facts.coSignsValue', { count: topic.coSigns }) },
          ...electorateFacts(topic, useElectorateWords()),
          ...(topic.round > 1
            ? [{ term: t('facts.round'), detail: t('facts.roundValue', { count: topic.round }) }]
            : []),
          ...(outcome === undefined ? [] : [{ term: t('facts.outcome'), detail: t(`facts.outcomes.${outcome}`) }]),
          ...(topic.filingNo === null ? [] : [{ term: t('facts.filingNo'), detail: topic.filingNo }]),
          ...relations(topic, t),
        ]}
      />
    </Section>
  )
}

function useElectorateWords() {
  const { t } = useTranslation('topics')
  const format = useFormat()
  return {
    term: t('facts.electorate'),
    say: (count: number, areaCenti: bigint) =>
      areaCenti > 0n
        ? t('facts.electorateBoth', { count, area: format.area(areaCenti) })
        : t('facts.electorateHeads', { count }),
  }
}

function electorateFacts({ electorate }: TopicDetail, words: ReturnType<typeof useElectorateWords>) {
  if (electorate.heads === 0) return []
  return [{ term: words.term, detail: words.say(electorate.heads, BigInt(electorate.areaCenti)) }]
}

function relations(topic: TopicDetail, t: ReturnType<typeof useTranslation<'topics'>>['t']) {
  const parent = topic.parentTopicId
  return [
    ...(parent === null
      ? []
      : [
          {
            term: t(topic.relation === 'reopened' ? 'page.parentRelation.reopened' : 'page.parentRelation.split'),
            detail: <TextLink to={`/topics/${parent}`}>{t('page.open')}</TextLink>,
          },
        ]),
    ...(topic.childTopicIds.length === 0
      ? []
      : [
          {
            term: t('page.children'),
            detail: (
              <span className="flex flex-wrap gap-3">
                {topic.childTopicIds.map((id, index) => (
                  <TextLink key={id} to={`/topics/${id}`}>
                    {`${t('page.open')} ${index + 1}`}
                  </TextLink>
                ))}
              </span>
            ),
          },
        ]),
  ]
}

/** The rates, each with numerator, denominator and definition; only those that have something to say yet. */
export function KeyRates({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('topics')
  const shown = topic.rates.filter(({ denominator }) => denominator !== '0')
  if (shown.length === 0) return null
  return (
    <Section title={t('facts.rates')}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,14rem),1fr))] gap-3">
        {shown.map((rate) => (
          <RateStat key={rate.id} rate={rate} />
        ))}
      </div>
    </Section>
  )
}

const byArea = 'turnout-area'

function RateStat({ rate }: { readonly rate: TopicDetail['rates'][number] }) {
  const { language, t } = useTranslation('topics')
  const format = useFormat()
  const rule = Object.values(RATES).find(({ id }) => id === rate.id)
  if (rule === undefined) return null
  const [numerator, denominator] = [BigInt(rate.numerator), BigInt(rate.denominator)]
  const words = { label: rule.label[language], definition: rule.definition[language] }
  if (rate.id !== byArea) return <Stat {...words} of={{ numerator, denominator }} />
  const shown = {
    share: format.percent(numerator, denominator) ?? '',
    numerator: format.area(numerator),
    denominator: format.area(denominator),
  }
  return <Stat label={words.label} value={shown.share} definition={`${t('facts.shown', shown)} ${words.definition}`} />
}
