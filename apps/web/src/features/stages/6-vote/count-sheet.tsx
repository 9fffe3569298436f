import type { PollView } from '@gongyi/shared/contracts'
import { parseHundredths } from '../../../lib/format/parse.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { TextField } from '../../../ui/text-field.js'
import { presentOf, type SheetDraft, SIDES, type Side, wholeNumber } from './count-sheet-state.js'
import { countsArea, type Motion, ratioOf } from './vote-state.js'

interface CountSheetProps {
  readonly motion: Motion
  readonly isOnly: boolean
  readonly tally: PollView['tally']
  readonly draft: SheetDraft
  readonly onChange: (draft: SheetDraft) => void
  readonly isTried: boolean
}

/** One motion's figures; where the ballots say otherwise, that is shown while typing. */
export function CountSheet({ motion, isOnly, tally, draft, onChange, isTried }: CountSheetProps) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const no = motion.no
  const label = (side: Side, measure: 'heads' | 'area') => {
    const params = { no, side: t(`choices.${choiceOf[side]}`), measure: t(`count.${measure}`) }
    return t(isOnly ? 'count.field' : 'count.fieldIn', params)
  }
  const headsError = (side: Side) => {
    const typed = wholeNumber(draft.heads[side])
    if (typed === undefined) return isTried ? t('count.numberError') : undefined
    return tally && tally[side].heads !== typed ? t('count.differs', { value: tally[side].heads }) : undefined
  }
  const areaError = (side: Side) => {
    const typed = parseHundredths(draft.area[side])
    if (typed === undefined) return isTried ? t('count.numberError') : undefined
    const counted = tally === null ? typed : BigInt(tally[side].areaCenti)
    return counted === typed ? undefined : t('count.differs', { value: format.area(counted) })
  }
  return (
    <fieldset className="flex flex-col gap-gap">
      <legend className="mb-2 font-medium">{isOnly ? motion.text : `${t('motion', { no })} ${motion.text}`}</legend>
      <div className={`grid grid-cols-2 gap-3 ${countsArea(motion) ? '' : 'sm:grid-cols-4'}`}>
        {SIDES.map((side) => [
          <TextField
            key={`${side}-heads`}
            label={label(side, 'heads')}
            inputMode="numeric"
            value={draft.heads[side]}
            onChange={(text) => onChange({ ...draft, heads: { ...draft.heads, [side]: text } })}
            isRequired
            error={headsError(side)}
          />,
          countsArea(motion) && (
            <TextField
              key={`${side}-area`}
              label={label(side, 'area')}
              inputMode="decimal"
              value={draft.area[side]}
              onChange={(text) => onChange({ ...draft, area: { ...draft.area, [side]: text } })}
              isRequired
              error={areaError(side)}
            />
          ),
        ])}
      </div>
      {ratioOf(motion)?.gathering === 'MEETING' && (
        <TextField
          label={isOnly ? t('count.present') : t('count.presentIn', { no })}
          inputMode="numeric"
          value={draft.present}
          onChange={(present) => onChange({ ...draft, present })}
          isRequired
          error={isTried && presentOf(draft) === undefined ? t('count.presentError') : undefined}
        />
      )}
    </fieldset>
  )
}

const choiceOf = { for: 'FOR', against: 'AGAINST', abstain: 'ABSTAIN', invalid: 'INVALID' } as const
