import type { DrawDesk } from '@gongyi/shared/contracts'
import { readDigits, SEED_DIGITS } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { TextField } from '../../ui/text-field.js'
import { DeedCard } from './deed-card.js'

/** The published digits, typed once by each of two people. */
export function SeedCard({ draw, deed }: { readonly draw: DrawDesk; readonly deed: 'seed' | 'confirm' }) {
  const { t } = useTranslation('sortition')
  const [source, setSource] = useState('')
  const [isChecked, setChecked] = useState(false)
  const digits = readDigits(source)?.length ?? 0
  const isSource = digits >= SEED_DIGITS.least && digits <= SEED_DIGITS.most
  const input = () => {
    setChecked(true)
    return isSource ? { source } : null
  }
  return (
    <DeedCard
      topicId={draw.topicId}
      drawId={draw.id}
      deed={deed}
      title={deed === 'seed' && draw.state === 'SEEDED' ? t('desk.seed.again') : t(`desk.${deed}.title`)}
      body={t(`desk.${deed}.body`)}
      submitLabel={t(`desk.${deed}.submit`)}
      doneText={t(`desk.${deed}.done`)}
      {...(deed === 'confirm' ? { ask: t('desk.confirm.ask') } : {})}
      input={input}
    >
      <TextField
        label={t('desk.digits', { name: draw.source.name })}
        description={t('desk.digitsHint')}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        maxLength={SEED_DIGITS.most * 2}
        value={source}
        onChange={setSource}
        {...(isChecked && !isSource ? { error: t('desk.digitsWrong') } : {})}
      />
    </DeedCard>
  )
}
