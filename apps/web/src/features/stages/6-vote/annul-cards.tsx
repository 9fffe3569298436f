import type { TopicDetail } from '@gongyi/shared/contracts'
import { ANNUL_GROUNDS, upheldSinceCount } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'

type Ground = (typeof ANNUL_GROUNDS)[number]

interface Props {
  readonly topic: TopicDetail
}

/** The supervisor agrees to a ground first; only then the head of the community annuls. */
export function AnnulCards({ topic }: Props) {
  const { t } = useTranslation('vote')
  return (
    <>
      {openAction(topic, 'vote.agree-annul') && (
        <Fold title={t('agreeAnnul.title')}>
          <AgreeAnnul topic={topic} />
        </Fold>
      )}
      {openAction(topic, 'vote.annul') && (
        <Fold title={t('annul.title')}>
          <Annul topic={topic} />
        </Fold>
      )}
    </>
  )
}

/** A ground from the list and words of one's own. */
function useGround(first: Ground | null) {
  const [ground, setGround] = useState<Ground | null>(first)
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  return { ground, setGround, text, setText, isTried, check: () => setTried(true) }
}

function GroundFields({
  topic,
  form,
  label,
}: Props & { readonly form: ReturnType<typeof useGround>; readonly label: string }) {
  const { t } = useTranslation('vote')
  const grounds = ANNUL_GROUNDS.filter((ground) => ground !== 'UPHELD_OBJECTION' || upheldSinceCount(topic))
  return (
    <>
      <Select
        label={t('grounds.label')}
        placeholder={t('grounds.choose')}
        options={grounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
        value={form.ground}
        onChange={form.setGround}
        isRequired
        error={form.isTried && form.ground === null ? t('grounds.error') : undefined}
      />
      <TextArea
        label={label}
        value={form.text}
        onChange={form.setText}
        rows={2}
        isRequired
        error={form.isTried && form.text.trim() === '' ? t('failed.reasonError') : undefined}
      />
    </>
  )
}

function AgreeAnnul({ topic }: Props) {
  const { t } = useTranslation('vote')
  const form = useGround(null)
  return (
    <ActionCard
      topic={topic}
      action="vote.agree-annul"
      title={t('agreeAnnul.title')}
      description={t('agreeAnnul.body')}
      submitLabel={t('agreeAnnul.submit')}
      confirmText={t('agreeAnnul.confirm')}
      tone="danger"
      input={() => {
        form.check()
        const { ground, text } = form
        return ground === null || text.trim() === '' ? null : { ground, text }
      }}
      onDone={() => toast(t('agreeAnnul.done'))}
    >
      <GroundFields topic={topic} form={form} label={t('agreeAnnul.text')} />
    </ActionCard>
  )
}

function Annul({ topic }: Props) {
  const { t } = useTranslation('vote')
  const agreed = topic.records.vote.annulAgreed
  const form = useGround(agreed?.ground ?? null)
  return (
    <ActionCard
      topic={topic}
      action="vote.annul"
      title={t('annul.title')}
      description={agreed === undefined ? t('annul.body') : t('agreeAnnul.given', { text: agreed.text })}
      submitLabel={t('annul.submit')}
      confirmText={t('annul.confirm')}
      tone="danger"
      input={() => {
        form.check()
        const { ground, text } = form
        return ground === null || text.trim() === '' ? null : { ground, reason: text }
      }}
      onDone={() => toast(t('failed.done'))}
    >
      <GroundFields topic={topic} form={form} label={t('failed.reason')} />
    </ActionCard>
  )
}
