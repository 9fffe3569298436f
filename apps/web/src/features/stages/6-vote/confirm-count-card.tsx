import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useSession } from '../../../lib/session/session.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { CountSheet } from './count-sheet.js'
import { draftFrom, type SheetDraft, sheetOf, sheetRuleOf } from './count-sheet-state.js'

/** After a show of hands the sheet is typed a second time, blind, by somebody else; who typed it first sees nothing here. */
export function ConfirmCountCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const session = useSession()
  const [edits, setEdits] = useState<Readonly<Record<string, SheetDraft>>>({})
  const [isTried, setTried] = useState(false)
  if (session?.accountId === topic.records.vote.count?.by) return null
  const draftFor = (id: string) => edits[id] ?? draftFrom(null)
  const input = () => {
    setTried(true)
    const sheets = topic.motions.flatMap((motion) => sheetOf(sheetRuleOf(motion), draftFor(motion.id)) ?? [])
    return sheets.length < topic.motions.length ? null : { sheets }
  }
  return (
    <ActionCard
      topic={topic}
      action="vote.confirm-count"
      title={t('count.confirmTitle')}
      description={t('count.confirmBody')}
      submitLabel={t('count.confirmSubmit')}
      input={input}
      onDone={() => toast(t('count.confirmDone'))}
    >
      {topic.motions.map((motion) => (
        <CountSheet
          key={motion.id}
          motion={motion}
          isOnly={topic.motions.length === 1}
          tally={null}
          draft={draftFor(motion.id)}
          onChange={(draft) => setEdits({ ...edits, [motion.id]: draft })}
          isTried={isTried}
        />
      ))}
    </ActionCard>
  )
}
