import type { TopicDetail } from '@gongyi/shared/contracts'
import { ATTACHMENTS, PAPER_ATTACHMENT_IDS, type PaperAttachmentId } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

type Kept = Readonly<Record<PaperAttachmentId, { readonly place: string; readonly keeper: string }>>

/** Photographs of what was posted are on paper still: the record says where and with whom, never that it has them. */
export function OriginalsCard({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('filing')
  const [kept, setKept] = useState<Kept>(() => ({
    notice: noted(topic, 'notice'),
    publicity: noted(topic, 'publicity'),
  }))
  const [isTried, setTried] = useState(false)
  const isNoted = topic.records.filing.originals.length > 0
  const gap = (text: string) => (isTried && text.trim() === '' ? t('submit.required') : undefined)
  const set = (id: PaperAttachmentId, change: Partial<Kept[PaperAttachmentId]>) =>
    setKept({ ...kept, [id]: { ...kept[id], ...change } })
  return (
    <ActionCard
      topic={topic}
      action="filing.note-originals"
      title={t('originals.title')}
      description={t('originals.body')}
      submitLabel={t(isNoted ? 'originals.again' : 'originals.submit')}
      tone="secondary"
      input={() => {
        setTried(true)
        const originals = PAPER_ATTACHMENT_IDS.map((attachment) => ({ attachment, ...kept[attachment] }))
        const isComplete = originals.every(({ place, keeper }) => place.trim() !== '' && keeper.trim() !== '')
        return isComplete ? { originals } : null
      }}
      onDone={() => toast(t('originals.done'))}
    >
      {PAPER_ATTACHMENT_IDS.map((id) => (
        <fieldset key={id} className="flex flex-col gap-2">
          <legend className="font-medium">{`${ATTACHMENTS[id].no}. ${ATTACHMENTS[id].label[language]}`}</legend>
          <div className="grid items-end gap-gap sm:grid-cols-2">
            <TextField
              label={t('originals.place')}
              value={kept[id].place}
              onChange={(place) => set(id, { place })}
              autoComplete="off"
              isRequired
              error={gap(kept[id].place)}
            />
            <TextField
              label={t('originals.keeper')}
              value={kept[id].keeper}
              onChange={(keeper) => set(id, { keeper })}
              autoComplete="off"
              isRequired
              error={gap(kept[id].keeper)}
            />
          </div>
        </fieldset>
      ))}
    </ActionCard>
  )
}

function noted(topic: TopicDetail, id: PaperAttachmentId): Kept[PaperAttachmentId] {
  const note = topic.records.filing.originals.find(({ attachment }) => attachment === id)
  return { place: note?.place ?? '', keeper: note?.keeper ?? '' }
}
