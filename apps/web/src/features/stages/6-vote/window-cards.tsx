import type { TopicDetail } from '@gongyi/shared/contracts'
import { addDays, earliestAfterNotice, template } from '@gongyi/shared/domain'
import { useState } from 'react'
import { civilDate } from '../../../lib/format/format.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { DateField } from '../../../ui/date-field.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { closesAt, lastMinute, windowOf } from './vote-state.js'

/** A fresh date for the vote, with a fresh notice period: the rule for a new round. */
export function AnnounceCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const { noticeLeadD, voteWindowMinD } = template(topic.template).limits
  const earliest = earliestAfterNotice(civilDate(topic.now), noticeLeadD)
  const [opensOn, setOpensOn] = useState<string | null>(earliest)
  const [closesOn, setClosesOn] = useState<string | null>(addDays(earliest, Math.max(voteWindowMinD, 7) - 1))
  const [place, setPlace] = useState(windowOf(topic)?.place || t('announce.placeDefault'))
  const [isTried, setTried] = useState(false)
  const isOrdered = opensOn !== null && closesOn !== null && closesOn >= opensOn
  const dateError = isTried && !isOrdered ? t('announce.dateError') : undefined
  return (
    <ActionCard
      topic={topic}
      action="vote.announce"
      title={t(topic.round > 1 ? 'announce.title' : 'announce.titleAgain')}
      description={t('announce.body', { days: noticeLeadD })}
      submitLabel={t('announce.submit')}
      tone={topic.round > 1 && !topic.records.vote.announced ? 'primary' : 'secondary'}
      input={() => {
        setTried(true)
        return isOrdered && place.trim() !== '' ? { opensOn, closesOn, place } : null
      }}
      onDone={() => toast(t('announce.done'))}
    >
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <DateField label={t('announce.opensOn')} value={opensOn} onChange={setOpensOn} min={earliest} isRequired />
        <DateField
          label={t('announce.closesOn')}
          value={closesOn}
          onChange={setClosesOn}
          min={opensOn ?? earliest}
          isRequired
          error={dateError}
        />
      </div>
      <TextField
        label={t('announce.place')}
        value={place}
        onChange={setPlace}
        isRequired
        error={isTried && place.trim() === '' ? t('announce.placeError') : undefined}
      />
    </ActionCard>
  )
}

export function OpenCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const planned = windowOf(topic)
  return (
    <ActionCard
      topic={topic}
      action="vote.open"
      title={t('open.title')}
      description={planned && t('open.body', { closesOn: format.date(planned.closesOn) })}
      submitLabel={t('open.submit')}
      input={() => ({})}
      onDone={() => toast(t('open.done'))}
    />
  )
}

export function ExtendCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const lastDay = civilDate(lastMinute(topic) ?? topic.now)
  const [closesOn, setClosesOn] = useState<string | null>(addDays(lastDay, 7))
  const [reason, setReason] = useState(() => t('extend.reasonDefault'))
  const [isTried, setTried] = useState(false)
  return (
    <ActionCard
      topic={topic}
      action="vote.extend"
      title={t('extend.title')}
      description={t('extend.body')}
      submitLabel={t('extend.submit')}
      confirmText={t('extend.confirm')}
      tone="secondary"
      input={() => {
        setTried(true)
        return closesOn !== null && closesOn > lastDay && reason.trim() !== '' ? { closesOn, reason } : null
      }}
      onDone={() => toast(t('extend.done'))}
    >
      <DateField
        label={t('extend.closesOn')}
        value={closesOn}
        onChange={setClosesOn}
        min={addDays(lastDay, 1)}
        isRequired
        error={isTried && (closesOn === null || closesOn <= lastDay) ? t('extend.dateError') : undefined}
      />
      <TextArea
        label={t('extend.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        isRequired
        error={isTried && reason.trim() === '' ? t('extend.reasonError') : undefined}
      />
    </ActionCard>
  )
}

export function CloseCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const until = closesAt(topic)
  const isOver = until !== undefined && Date.parse(topic.now) >= Date.parse(until)
  return (
    <ActionCard
      topic={topic}
      action="vote.close"
      title={t('close.title')}
      description={t('close.body')}
      submitLabel={t('close.submit')}
      // Closing early takes the ballot from somebody; after the last day it only ends the waiting
      {...(isOver ? {} : { confirmText: t('close.confirm') })}
      tone={isOver ? 'primary' : 'secondary'}
      input={() => ({})}
      onDone={() => toast(t('close.done'))}
    />
  )
}
