import type { ElectoratePreview } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import type { usePreview } from './preview-card.js'
import { Difference } from './preview-details.js'
import { type RosterChoice, ScopeFields } from './scope-fields.js'
import { ScopeNarrowing } from './scope-narrowing.js'
import { isScoped } from './setting-input.js'
import { type Motion, ownScope, type ScopeChoice, type Setting } from './setting-state.js'

interface MotionScopeProps extends RosterChoice {
  readonly communityId: string
  readonly index: number
  readonly setting: Setting
  readonly onChange: (motions: readonly Motion[]) => void
  readonly preview: ReturnType<typeof usePreview>
  readonly isChecked: boolean
}

/** Who votes on one of several motions: as in the whole matter, or a part of it, counted at once. */
export function MotionScope(props: MotionScopeProps) {
  const { communityId, index, setting, onChange, places, areas, preview, isChecked } = props
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  const motion = setting.motions[index]
  // The only motion is voted on by whoever the matter concerns: its scope is chosen below
  if (motion === undefined || (setting.motions.length === 1 && motion.own === null)) return null
  const { own } = motion
  const put = (scope: ScopeChoice | null) =>
    onChange(setting.motions.map((old, at) => (at === index ? { ...old, own: scope } : old)))
  const number = index + 1
  return (
    <div className="flex flex-col gap-gap">
      <RadioGroup<'same' | 'own'>
        label={t('motion.who', { number })}
        options={[
          { value: 'same', label: t('motion.same') },
          { value: 'own', label: t('motion.own') },
        ]}
        value={own === null ? 'same' : 'own'}
        onChange={(choice) => put(choice === 'same' ? null : ownScope(setting))}
      />
      {own !== null && (
        <div className="flex flex-col gap-gap border-s-2 border-line ps-3">
          <ScopeFields
            communityId={communityId}
            motions={setting.motions}
            value={own}
            onChange={put}
            places={places}
            areas={areas}
            label={t('motion.scope', { number })}
            error={isChecked && !isScoped(own) ? common('set.needed') : undefined}
          />
          {preview.query.data && <ScopeNarrowing value={own} onChange={put} choices={preview.query.data.choices} />}
        </div>
      )}
      <Count number={number} isOwn={own !== null} isComplete={own === null || isScoped(own)} preview={preview} />
    </div>
  )
}

interface CountProps {
  readonly number: number
  readonly isOwn: boolean
  readonly isComplete: boolean
  readonly preview: ReturnType<typeof usePreview>
}

function Count({ number, isOwn, isComplete, preview: { query, isBehind } }: CountProps) {
  const { t } = useTranslation('electorate')
  const counted = query.data?.motions[number - 1]
  if (!isComplete) return <p className="text-sm text-muted">{t('preview.choose')}</p>
  if (counted === undefined && !query.isFetching) return null
  return (
    <div aria-busy={isBehind} className="flex flex-col gap-1">
      <p role="status" className="text-sm font-medium tabular-nums">
        {isBehind || counted === undefined ? t('preview.counting') : <Figures number={number} counted={counted} />}
      </p>
      {isOwn && !isBehind && counted !== undefined && counted.difference !== null && (
        <Difference difference={counted.difference} />
      )}
    </div>
  )
}

interface FiguresProps {
  readonly number: number
  readonly counted: ElectoratePreview['motions'][number]
}

function Figures({ number, counted: { heads, areaCenti } }: FiguresProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const words = { number, heads: format.count(heads), area: format.area(BigInt(areaCenti)) }
  return <>{t(areaCenti === '0' ? 'motion.heads' : 'motion.headsArea', words)}</>
}
