import type { VotePreset } from '@gongyi/shared/domain'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea } from '../../../ui/text-field.js'
import { useRuleWords } from './rule-words.js'
import type { Motion } from './setting-state.js'

export interface MotionFieldsProps {
  readonly motions: readonly Motion[]
  readonly presets: readonly VotePreset[]
  readonly onChange: (motions: readonly Motion[]) => void
  readonly isChecked: boolean
  /** The statute fixes the rule: it may be read, not chosen. */
  readonly isLocked: boolean
  /** Who votes on the motion in this place; nothing where there is one motion only. */
  readonly scopeOf: (index: number) => ReactNode
}

const mostMotions = 10

/** What is voted on, each with its rule said in plain words. */
export function MotionFields({ motions, presets, onChange, isChecked, isLocked, scopeOf }: MotionFieldsProps) {
  const { t } = useTranslation('participants')
  const put = (index: number, motion: Motion) => onChange(motions.map((old, at) => (at === index ? motion : old)))
  return (
    <>
      {motions.map((motion, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: motions are told apart by their place
        <div key={index} className="flex flex-col gap-gap">
          <MotionField
            motion={motion}
            number={motions.length === 1 ? null : index + 1}
            presets={presets}
            onChange={(next) => put(index, next)}
            isChecked={isChecked}
            isLocked={isLocked}
          />
          {scopeOf(index)}
          {motions.length > 1 && (
            <div>
              <Button small onPress={() => onChange(motions.filter((_, at) => at !== index))}>
                {t('motions.remove', { number: index + 1 })}
              </Button>
            </div>
          )}
        </div>
      ))}
      {motions.length < mostMotions && (
        <div>
          <Button
            small
            icon="add"
            onPress={() => onChange([...motions, { text: '', presetId: motions[0]?.presetId ?? '', own: null }])}
          >
            {t('motions.add')}
          </Button>
        </div>
      )}
    </>
  )
}

interface MotionFieldProps {
  readonly motion: Motion
  /** Null for the only motion, which needs no number. */
  readonly number: number | null
  readonly presets: readonly VotePreset[]
  readonly onChange: (motion: Motion) => void
  readonly isChecked: boolean
  readonly isLocked: boolean
}

function MotionField({ motion, number, presets, onChange, isChecked, isLocked }: MotionFieldProps) {
  const { t, language } = useTranslation('participants')
  const { t: own } = useTranslation('electorate')
  const say = useRuleWords()
  const chosen = presets.find(({ id }) => id === motion.presetId)
  const basis = chosen?.legalBasis[0]
  const isMissing = isChecked && motion.text.trim() === ''
  return (
    <>
      <TextArea
        label={number === null ? t('motions.textOnly') : t('motions.text', { number })}
        value={motion.text}
        onChange={(text) => onChange({ ...motion, text })}
        rows={2}
        isRequired
        {...(isMissing ? { error: t('set.needed') } : {})}
      />
      <RadioGroup<string>
        label={number === null ? t('motions.preset') : t('motions.presetOf', { number })}
        options={presets.map((preset) => ({
          value: preset.id,
          label: preset.label[language],
          description: say(preset),
        }))}
        value={motion.presetId}
        onChange={(presetId) => onChange({ ...motion, presetId })}
      />
      {isLocked && basis !== undefined && (
        <p className="text-sm text-muted">
          {own('preview.locked', { basis: `${basis.statute[language]} ${basis.article}` })}
        </p>
      )}
    </>
  )
}
