import { civilDateOf } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Note } from '../../../ui/note.js'

/** The note residents and desk see while the roster hangs out, and after. */
export function PublicisedNote({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const format = useFormat()
  const { publicised, locked } = topic.records.participants
  if (publicised === undefined) return null
  const days = { from: format.day(publicised.on), to: format.day(publicised.endsOn) }
  const isOver = locked !== undefined || civilDateOf(topic.now) > publicised.endsOn
  return <Note title={t(isOver ? 'publicisedOver' : 'publicised', days)} />
}

export function SignedNote({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const { supervisor } = topic.records.participants
  if (supervisor === undefined) return null
  return (
    <Note tone="success" title={t('sign.signed')}>
      {supervisor.note && <p>{supervisor.note}</p>}
    </Note>
  )
}
