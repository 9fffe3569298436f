import { deliveryDoneSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'

/** One press by a resident: the notice has arrived. Counts as awareness for every unit they act for. */
export function Receipt({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('notice')
  const confirm = useContribute(topic, 'receipt', deliveryDoneSchema)
  const [hasPressed, setPressed] = useState(false)
  const { units, personId } = topic.me
  const labels = units.map(({ label }) => label).join(t('draft.and'))
  if (topic.records.notice.versions.length === 0) return null
  if (units.length === 0) return personId === null ? null : <Note>{t('receipt.notListed')}</Note>
  if (units.every((unit) => unit.noticeConfirmed)) return <Confirmed labels={labels} takesFocus={hasPressed} />
  if (!mayContribute(topic, 'notice.receipt')) return null
  return (
    <Section title={t('receipt.title')} level={3} description={t('receipt.body')}>
      <p>{t('receipt.units', { units: labels })}</p>
      {confirm.error !== null && <ErrorNote error={confirm.error} />}
      <Button
        tone="primary"
        icon="check"
        wide
        isPending={confirm.isPending}
        onPress={() => {
          setPressed(true)
          confirm.mutate(undefined)
        }}
        className="text-lg"
      >
        {t('receipt.button')}
      </Button>
    </Section>
  )
}

/** Where the button was: keyboard and reader go on here. */
function Confirmed({ labels, takesFocus }: { readonly labels: string; readonly takesFocus: boolean }) {
  const { t } = useTranslation('notice')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [takesFocus])
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Note tone="success" title={t('receipt.confirmed')} role="status">
        <p>{t('receipt.units', { units: labels })}</p>
        <p>{t('receipt.confirmedBody')}</p>
      </Note>
    </div>
  )
}
