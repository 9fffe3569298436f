import { isVotePresetId, VOTING_PRESETS } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { electorateOf } from '../../../lib/topics/electorate-of.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Empty } from '../../../ui/empty.js'
import { PartyMap } from './party-map.js'
import { useRuleWords } from './rule-words.js'

type ParticipantsSet = NonNullable<PanelProps['topic']['records']['participants']['set']>

/** What step 2 settled, in words. */
export function ParticipantsSummary({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const format = useFormat()
  const { t: own } = useTranslation('electorate')
  const scope = useScopeWords()
  const { set, locked } = topic.records.participants
  if (set === undefined && openAction(topic, 'participants.set') !== undefined) return null
  if (set === undefined)
    return (
      <Section title={t('summary.title')} level={3}>
        <Empty title={t('summary.none')}>{t('summary.noneBody')}</Empty>
      </Section>
    )
  return (
    <Section title={t('summary.title')} level={3}>
      <DefinitionList
        items={[
          { term: t('summary.scope'), detail: scope(set.scope) },
          { term: t('summary.motions'), detail: <Motions topic={topic} set={set} /> },
          { term: t('summary.stakeholders'), detail: <PartyMap parties={set.stakeholders} /> },
          { term: t('summary.recusals'), detail: <Recusals set={set} /> },
          ...(set.officers === undefined
            ? []
            : [{ term: own('officers.title'), detail: <Officers officers={set.officers} /> }]),
          ...(locked === undefined ? [] : [{ term: t('summary.locked'), detail: format.dateTime(locked.at) }]),
        ]}
      />
    </Section>
  )
}

function useScopeWords() {
  const { t } = useTranslation('participants')
  return ({ kind, buildings = [], stairwell = '', names = [] }: ParticipantsSet['scope']): string => {
    switch (kind) {
      case 'building':
        return t('summary.buildings', { list: buildings.join(t('summary.and')) })
      case 'stairwell':
        return t('summary.stairwell', { building: buildings[0] ?? '', stairwell })
      case 'list':
        return t('summary.listed', { count: names.length })
      default:
        return t(`scope.kinds.${kind}`)
    }
  }
}

interface SetProps {
  readonly set: ParticipantsSet
}

function Motions({ topic, set }: PanelProps & SetProps) {
  const { t, language } = useTranslation('participants')
  const say = useRuleWords()
  return (
    <ol className="flex flex-col gap-3">
      {set.motions.map(({ id, text, presetId, scope }, index) => (
        <li key={id}>
          <p className="font-medium whitespace-pre-line">{t('summary.motion', { number: index + 1, text })}</p>
          {isVotePresetId(presetId) && (
            <p className="text-sm text-muted">
              {VOTING_PRESETS[presetId].label[language]}: {say(VOTING_PRESETS[presetId], electorateOf(topic, id))}
            </p>
          )}
          {scope !== undefined && <OwnList topic={topic} motionId={id} number={index + 1} scope={scope} />}
        </li>
      ))}
    </ol>
  )
}

interface OwnListProps extends PanelProps {
  readonly motionId: string
  readonly number: number
  readonly scope: ParticipantsSet['scope']
}

/** Where a motion has a list of its own: whom it concerns, and how many they are. */
function OwnList({ topic, motionId, number, scope }: OwnListProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const words = useScopeWords()
  const { heads, areaCenti } = electorateOf(topic, motionId)
  const counted = { number, heads: format.count(heads), area: format.area(BigInt(areaCenti)) }
  return (
    <>
      <p className="text-sm">{t('motion.place', { scope: words(scope) })}</p>
      <p className="text-sm tabular-nums">{t(areaCenti === '0' ? 'motion.heads' : 'motion.headsArea', counted)}</p>
    </>
  )
}

function Officers({
  officers: { chair, minuteTaker },
}: {
  readonly officers: NonNullable<ParticipantsSet['officers']>
}) {
  const { t } = useTranslation('electorate')
  return t('officers.line', {
    chair: chair.name,
    chairSide: t(`officers.sides.${chair.side}`),
    minuteTaker: minuteTaker.name,
    minuteTakerSide: t(`officers.sides.${minuteTaker.side}`),
  })
}

function Recusals({ set }: SetProps) {
  const { t } = useTranslation('participants')
  const { t: own } = useTranslation('electorate')
  if (set.recusals.length === 0)
    return <>{t(set.recusalsAsked ? 'summary.recusalsNone' : 'summary.recusalsNotAsked')}</>
  return (
    <ul>
      {set.recusals.map(({ person, reason, decision = 'NO_OFFICE' }) => (
        <li key={person}>
          {person}: {reason} ({own(`recusal.decisions.${decision}`)})
        </li>
      ))}
    </ul>
  )
}
