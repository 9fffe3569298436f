import type { TopicDetail } from '@gongyi/shared/contracts'
import type { Count } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useSession } from '../../../lib/session/session.js'
import { Badge, type BadgeTone } from '../../../ui/badge.js'
import { Section } from '../../../ui/card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { ConditionLine, ConditionWorking } from './condition-line.js'
import { LegalBasis } from './legal-basis.js'
import { ResultFigures } from './result-figures.js'
import { useVoteWords } from './use-vote-words.js'
import { countOf, type Motion, motionText, presetOf } from './vote-state.js'

/** How the vote ended and why: each condition with its numbers, nothing to be taken on trust. */
export function VoteResult({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const { published, resolution, count } = topic.records.vote
  const results = topic.motions.flatMap((motion) => {
    const counted = countOf(topic, motion.id)
    return counted === undefined ? [] : [{ motion, counted }]
  })
  if (results.length === 0) return null
  return (
    <Section
      level={3}
      title={t('result.title')}
      description={published ? <Publicity topic={topic} /> : t('result.notYet')}
    >
      {results.map(({ motion, counted }) => (
        <MotionResult key={motion.id} topic={topic} motion={motion} count={counted} />
      ))}
      {count && count.scrutineers.length > 0 && (
        <p className="text-sm text-muted">{t('result.scrutineers', { names: count.scrutineers.join('、') })}</p>
      )}
      {resolution && (
        <Section title={t('result.resolution')} level={4} isPlain>
          <p className="whitespace-pre-line">{resolution.text}</p>
        </Section>
      )}
      <Remedy topic={topic} />
    </Section>
  )
}

function Publicity({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const { published } = topic.records.vote
  if (!published) return null
  const { on, endsOn, places } = published
  return t('result.publicity', { from: format.date(on), to: format.date(endsOn), places: places.join('、') })
}

/** A vote nobody could decide is neither passed nor failed, and must look like neither. */
const tones = {
  PASSED: 'success',
  NOT_PASSED: 'ended',
  QUORUM_FAILED: 'waiting',
  RUNOFF_REQUIRED: 'waiting',
} as const satisfies Record<Count['outcome'], BadgeTone>

interface MotionResultProps {
  readonly topic: TopicDetail
  readonly motion: Motion
  readonly count: Count
}

function MotionResult({ topic, motion, count }: MotionResultProps) {
  const { t } = useTranslation('vote')
  const words = useVoteWords(presetOf(motion))
  const session = useSession()
  // Whether our copy of the law was compared with its newest text is the office's homework, not the voters'
  const isStaff = session?.grants.some(({ role }) => role !== 'resident') ?? false
  const flags = count.flags.filter((flag) => isStaff || flag !== 'PRESET_UNVERIFIED')
  return (
    <article className="flex flex-col gap-gap border-t border-line pt-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={tones[count.outcome]}>{t(`result.${count.outcome}`)}</Badge>
        <p className="text-lg font-semibold">{t(`result.say.${count.outcome}`)}</p>
      </div>
      <p className="font-medium whitespace-pre-line">{motionText(topic, motion)}</p>
      <LegalBasis motion={motion} />
      {flags.map((flag) => (
        <p key={flag} className="text-sm text-muted">
          {t(`result.flags.${flag}`)}
        </p>
      ))}
      <ul className="flex flex-col gap-4">
        {count.conditions.map((condition) => (
          <ConditionLine key={`${condition.part}${condition.measure}`} condition={condition} words={words} />
        ))}
      </ul>
      <ResultFigures count={count} words={words} />
      <Fold title={t('result.working')}>
        <p>{t('result.workingBody')}</p>
        <ul className="list-disc ps-5">
          {count.conditions.map((condition) => (
            <ConditionWorking key={`${condition.part}${condition.measure}`} condition={condition} />
          ))}
        </ul>
      </Fold>
    </article>
  )
}

function Remedy({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const whose =
    topic.category.startsWith('OWNERS_') || topic.category === 'HOUSE_TO_BUSINESS'
      ? 'owners'
      : topic.category === 'VILLAGE_ART24'
        ? 'villagers'
        : topic.category === 'COLLECTIVE_ASSET'
          ? 'members'
          : undefined
  if (whose === undefined) return null
  return (
    <Fold title={t('result.remedyTitle')}>
      <p>{t(`result.remedies.${whose}`)}</p>
    </Fold>
  )
}
