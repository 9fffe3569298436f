import {
  EXCLUSION_IDS,
  EXCLUSIONS,
  type ExclusionId,
  OTHER_SCREEN_IDS,
  OTHER_SCREENS,
  type OtherScreenId,
  SCREEN_ANSWERS,
  type Suggestion,
} from '@gongyi/shared/domain'
import type { ReactNode } from 'react'
import { useKnownWords, useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea } from '../../../ui/text-field.js'
import {
  type Answer,
  hits,
  type Line,
  type ScreenId,
  type Screening,
  unanswered,
  withRestNo,
} from './screening-state.js'

export interface ScreeningLinesProps {
  readonly suggestions: readonly Suggestion[]
  readonly value: Screening
  readonly onChange: (value: Screening) => void
  readonly isChecked: boolean
}

/** The checklist, item by item, each with its test questions in plain words; whoever has read them all says so with one press. */
export function ScreeningLines({ value, onChange, isChecked, suggestions }: ScreeningLinesProps) {
  const { t } = useTranslation('propose')
  const hit = hits(value)
  const left = unanswered(value)
  const wordsFor = (id: ScreenId) => suggestions.find((one) => one.id === id)?.words ?? []
  const status =
    left.length > 0
      ? t('screen.left', { count: left.length })
      : hit.length === 0
        ? t('screen.allNoDone')
        : t('screen.hits', { count: hit.length })
  const put = (id: ScreenId) => (line: Line) => onChange({ ...value, lines: { ...value.lines, [id]: line } })
  return (
    <div className="flex flex-col gap-gap">
      <p role="status" className="font-medium">
        {status}
      </p>
      <Fold title={t('screen.exclusions')}>
        {EXCLUSION_IDS.map((id) => (
          <ExclusionLine
            key={id}
            id={id}
            line={value.lines[id]}
            onChange={put(id)}
            isChecked={isChecked}
            words={wordsFor(id)}
          />
        ))}
      </Fold>
      <Fold title={t('screen.others')}>
        {OTHER_SCREEN_IDS.map((id) => (
          <OtherLine
            key={id}
            id={id}
            line={value.lines[id]}
            onChange={put(id)}
            isChecked={isChecked}
            words={wordsFor(id)}
          />
        ))}
      </Fold>
      {left.length > 0 && (
        <div className="flex flex-wrap items-center gap-3" data-wrong={isChecked || undefined}>
          <Button onPress={() => onChange(withRestNo(value))}>
            {t(hit.length === 0 ? 'screen.allNo' : 'screen.restNo')}
          </Button>
          {isChecked && (
            <span role="alert" className="font-medium text-warning">
              {t('screen.left', { count: left.length })}
            </span>
          )}
        </div>
      )}
    </div>
  )
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details open className="rounded-md border border-line">
      <summary className="flex min-h-target cursor-pointer items-center rounded-md px-4 font-semibold">{title}</summary>
      <div className="flex flex-col divide-y divide-line border-t border-line px-4">{children}</div>
    </details>
  )
}

interface LineProps<Id extends ScreenId> {
  readonly id: Id
  readonly line: Line
  readonly onChange: (line: Line) => void
  readonly isChecked: boolean
  /** Words of the proposal that made the tool say "unsure". */
  readonly words: readonly string[]
}

function ExclusionLine({ id, ...rest }: LineProps<ExclusionId>) {
  const { t, language } = useTranslation('propose')
  const say = useKnownWords('propose')
  const rule = EXCLUSIONS[id]
  return (
    <ScreenLine
      {...rest}
      label={rule.label[language]}
      hint={rule.questions.map((question) => (
        <span key={question} className="block">
          {say(`questions.${question}`)}
        </span>
      ))}
      remainder={t('screen.remainder', { text: say(`remainders.${rule.remainder}`) ?? '' })}
    />
  )
}

function OtherLine({ id, ...rest }: LineProps<OtherScreenId>) {
  const { t, language } = useTranslation('propose')
  return <ScreenLine {...rest} label={OTHER_SCREENS[id].label[language]} hint={t(`otherQuestions.${id}`)} />
}

interface ScreenLineProps extends Omit<LineProps<ScreenId>, 'id'> {
  readonly label: string
  readonly hint: ReactNode
  readonly remainder?: string
}

function ScreenLine({ label, hint, remainder, line, onChange, isChecked, words }: ScreenLineProps) {
  const { t } = useTranslation('propose')
  const isHit = line.answer !== null && line.answer !== 'NO'
  const needed = (text: string) => (isChecked && text.trim() === '' ? { error: t('screen.needed') } : {})
  return (
    <div className="flex flex-col gap-2 py-3">
      <RadioGroup<Answer>
        label={label}
        description={hint}
        isInline
        options={SCREEN_ANSWERS.map((answer) => ({ value: answer, label: t(`screen.answers.${answer}`) }))}
        value={line.answer}
        onChange={(answer) => onChange({ ...line, answer })}
      />
      {words.length > 0 && <p className="text-sm text-warning">{t('screen.noticed', { words: words.join(' + ') })}</p>}
      {isHit && (
        <TextArea
          label={t('screen.about', { item: label, what: t('screen.ground') })}
          description={
            <>
              {t('screen.groundHint')}
              {remainder !== undefined && <span className="block">{remainder}</span>}
            </>
          }
          value={line.ground}
          onChange={(ground) => onChange({ ...line, ground })}
          rows={2}
          isRequired
          {...needed(line.ground)}
        />
      )}
      {isHit && (
        <TextArea
          label={t('screen.about', { item: label, what: t('screen.evidence') })}
          description={t('screen.evidenceHint')}
          value={line.evidence}
          onChange={(evidence) => onChange({ ...line, evidence })}
          rows={2}
          isRequired
          {...needed(line.evidence)}
        />
      )}
      {line.answer === 'YES' && remainder !== undefined && (
        <Checkbox isSelected={line.partial} onChange={(partial) => onChange({ ...line, partial })}>
          {t('screen.partial')}
        </Checkbox>
      )}
    </div>
  )
}
