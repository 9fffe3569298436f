import type { TopicDetail } from '@gongyi/shared/contracts'
import { category, noticeDay, type REVIEW_ITEMS, template, votePreset } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { type Language, type Translate, useTranslation } from '../../../lib/i18n/i18n.js'
import { isRecounted } from './recount.js'

type ReviewItem = (typeof REVIEW_ITEMS)[number]

interface Speaker {
  readonly topic: TopicDetail
  readonly t: Translate<'filing'>
  readonly format: ReturnType<typeof useFormat>
  readonly language: Language
}

/** What the record says on each point of the review, so that nobody has to look for it. */
export function useReviewFacts(topic: TopicDetail): Readonly<Record<ReviewItem, readonly string[]>> {
  const { t, language } = useTranslation('filing')
  const format = useFormat()
  const speaker = { topic, t, format, language }
  return {
    R1: admissibility(speaker),
    R2: rules(speaker),
    R3: notice(speaker),
    R4: roster(speaker),
    R5: conditions(speaker),
    R6: publicity(speaker),
    R7: legality(speaker),
    R8: money(speaker),
    R9: privacy(speaker),
    R10: execution(speaker),
    R11: signatures(speaker),
  }
}

function admissibility({ topic, t, language }: Speaker): string[] {
  const screening = topic.records.propose.screening
  const answers = screening ? [...Object.values(screening.exclusions), ...Object.values(screening.others)] : []
  const flagged = answers.filter(({ answer }) => answer !== 'NO').length
  const kind = { community: topic.communityName, category: category(topic.category).label[language] }
  return [
    t('review.facts.category', kind),
    flagged === 0 ? t('review.facts.screeningClear') : t('review.facts.screeningFlagged', { count: flagged }),
  ]
}

function counted({ topic }: Speaker) {
  return topic.motions.flatMap((motion) => {
    const result = topic.records.vote.count?.results.find(({ motionId }) => motionId === motion.id)
    return result === undefined ? [] : [{ no: motion.no, count: result.count }]
  })
}

function rules(speaker: Speaker): string[] {
  const { topic, t, language } = speaker
  const named = topic.motions.map(({ no, presetId }) => {
    const preset = votePreset(presetId)
    return t('review.facts.preset', { no, preset: preset.ok ? preset.value.label[language] : presetId })
  })
  const results = counted(speaker)
  if (results.length === 0) return named
  const agrees = results.every(({ count }) => isRecounted(count))
  return [...named, t(agrees ? 'review.facts.recounted' : 'review.facts.recountDiffers')]
}

function conditions(speaker: Speaker): string[] {
  const { t } = speaker
  return counted(speaker).flatMap(({ no, count }) =>
    count.conditions.map(({ counted: what, measure, shown, holds }) =>
      t('review.facts.condition', {
        no,
        what: t(`review.what.${what}.${measure}`),
        share: shown ?? '—',
        verdict: t(holds ? 'review.holds' : 'review.fails'),
      }),
    ),
  )
}

function notice({ topic, t, format }: Speaker): string[] {
  const served = noticeDay(topic)
  const { opened } = topic.records.vote
  const { units, delivered } = topic.delivery
  return [
    served === null
      ? t('review.facts.noNotice')
      : t('review.facts.notice', { on: format.date(served), opens: opened ? format.date(opened.at) : '—' }),
    t('review.facts.coverage', { units, delivered, percent: format.percent(delivered, units) ?? '—' }),
  ]
}

function roster({ topic, t, format }: Speaker): string[] {
  const { locked } = topic.records.participants
  if (!locked) return [t('review.facts.none')]
  const heads = format.count(locked.heads)
  return [
    locked.areaCenti === '0'
      ? t('review.facts.lockedHeads', { heads })
      : t('review.facts.locked', { heads, area: format.area(BigInt(locked.areaCenti)) }),
    ...(locked.rosterHash ? [t('review.facts.rosterHash', { hash: locked.rosterHash.slice(0, 16) })] : []),
  ]
}

function publicity({ topic, t, format }: Speaker): string[] {
  const { published, decisions } = topic.records.vote
  const objections = t('review.facts.objections', { decided: decisions.length, open: topic.openObjections })
  if (!published) return [objections]
  const days = template(topic.template).limits.resultPublicityD
  const period = { from: format.date(published.on), to: format.date(published.endsOn), days }
  return [t('review.facts.publicity', period), objections]
}

function legality({ topic, t }: Speaker): string[] {
  const { deliberate, propose } = topic.records
  const conclusion = deliberate.legal?.conclusion ?? propose.legalOpinion?.conclusion
  if (conclusion === undefined) return [t('review.facts.noLegal')]
  return [t('review.facts.legal', { conclusion: t(`review.conclusions.${conclusion}`) })]
}

function money({ topic, t, format }: Speaker): string[] {
  const { draft } = topic.records.deliberate
  if (!draft || draft.budgetFen === '0') return [t('review.facts.noMoney')]
  const source = topic.records.filing.submitted?.budgetSource
  return [
    t('review.facts.budget', { budget: format.money(BigInt(draft.budgetFen)), payer: draft.payer }),
    ...(source ? [t('review.facts.source', { source })] : []),
  ]
}

function privacy({ topic, t }: Speaker): string[] {
  const isLeaking = topic.actions.some(({ unmet }) => unmet.some(({ id }) => id === 'G7.3'))
  return [t(isLeaking ? 'review.facts.notClean' : 'review.facts.clean')]
}

function execution({ topic, t, format }: Speaker): string[] {
  const { draft } = topic.records.deliberate
  const { submitted } = topic.records.filing
  const { executor = '', deadline = topic.now, maintenance = '' } = draft ?? {}
  return [
    draft
      ? t('review.facts.executor', { executor, deadline: format.date(deadline), maintenance })
      : t('review.facts.none'),
    ...(submitted ? [t('review.facts.responsible', { responsible: submitted.responsible })] : []),
  ]
}

function signatures({ topic, t, format }: Speaker): string[] {
  const { supervisor } = topic.records.filing
  const names = topic.records.vote.count?.scrutineers.join('、')
  return [
    supervisor ? t('review.facts.supervisor', { on: format.date(supervisor.at) }) : t('review.facts.noSupervisor'),
    ...(names ? [t('review.facts.scrutineers', { names })] : []),
  ]
}
