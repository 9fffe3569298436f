import { type Proposal, SOURCE_CHANNELS, topicDetailSchema } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, newIdempotencyKey } from '../../../lib/api/client.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { focusFirstWrong } from '../../../ui/first-wrong.js'
import { Note } from '../../../ui/note.js'
import { Select } from '../../../ui/select.js'
import { toast } from '../../../ui/toast.js'
import { PersonPicker } from '../../../ui/topic/person-picker.js'
import { dropProposalDraft, keepProposalDraft, readProposalDraft } from './proposal-draft.js'
import { emptyProposal, isComplete, ProposalFields, type ProposalText } from './proposal-fields.js'

export interface ProposalFormProps {
  readonly communityId: string
  /** Coordinators may write for a resident who agreed to it. */
  readonly isOrganiser: boolean
}

type Channel = (typeof SOURCE_CHANNELS)[number]

interface Behalf {
  readonly isOn: boolean
  readonly personId: string | null
  readonly hasConsent: boolean
  readonly channel: Channel
}

const own: Behalf = { isOn: false, personId: null, hasConsent: false, channel: 'VISIT' }

export function ProposalForm({ communityId, isOrganiser }: ProposalFormProps) {
  const { t } = useTranslation('propose')
  const [kept] = useState(() => readProposalDraft(communityId))
  const [text, setText] = useState(kept ?? emptyProposal)
  const [behalf, setBehalf] = useState(own)
  const [isChecked, setChecked] = useState(false)
  const send = useSendProposal(communityId)
  const change = (next: ProposalText) => {
    setText(next)
    keepProposalDraft(communityId, next)
  }
  const isBehalfReady = !behalf.isOn || (behalf.personId !== null && behalf.hasConsent)
  const submit = (isSubmitted: boolean) => {
    setChecked(true)
    const proposal = toProposal(text, behalf, isSubmitted)
    if (proposal !== null && isBehalfReady && !send.isPending) send.mutate(proposal)
  }
  const form = useRef<HTMLFormElement>(null)
  const saveDraft = () => {
    submit(false)
    if (form.current !== null) focusFirstWrong(form.current)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit(true)
  }
  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="flex max-w-3xl flex-col gap-gap" data-form="proposal">
      {kept !== undefined && text !== emptyProposal && <KeptNote onDrop={() => change(emptyProposal)} />}
      <ProposalFields value={text} onChange={change} isChecked={isChecked} />
      {isOrganiser && (
        <BehalfFields communityId={communityId} value={behalf} onChange={setBehalf} isChecked={isChecked} />
      )}
      {send.error && <ErrorNote error={send.error} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="primary" isPending={send.isPending}>
          {t('form.submit')}
        </Button>
        <Button onPress={saveDraft} isDisabled={send.isPending}>
          {t('form.saveDraft')}
        </Button>
      </div>
    </form>
  )
}

function useSendProposal(communityId: string) {
  const { t } = useTranslation('propose')
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useKeyPerProposal()
  return useMutation({
    mutationFn: (proposal: Proposal) =>
      api.post(topicDetailSchema, `/communities/${communityId}/topics`, proposal, { idempotencyKey: keyOf(proposal) }),
    onSuccess: async (topic, { submit }) => {
      dropProposalDraft(communityId)
      client.setQueryData(['topic', topic.id], topic)
      await client.invalidateQueries({ queryKey: ['topics'] })
      toast(t(submit ? 'form.submitted' : 'form.saved'))
      void navigate(`/topics/${topic.id}`)
    },
  })
}

/** Sent again after a lost answer, the same proposal carries the same key; a changed one is another proposal. */
function useKeyPerProposal(): (proposal: Proposal) => string {
  const last = useRef({ body: '', key: '' })
  return (proposal) => {
    const body = JSON.stringify(proposal)
    if (last.current.body !== body) last.current = { body, key: newIdempotencyKey() }
    return last.current.key
  }
}

function toProposal(text: ProposalText, behalf: Behalf, submit: boolean): Proposal | null {
  const { category, ...rest } = text
  if (category === null || !isComplete(text)) return null
  const { personId, hasConsent, channel } = behalf
  return {
    ...rest,
    category,
    sourceChannel: behalf.isOn ? channel : 'APP',
    ...(behalf.isOn && personId !== null ? { onBehalfOfPersonId: personId, consent: hasConsent } : {}),
    submit,
  }
}

function KeptNote({ onDrop }: { readonly onDrop: () => void }) {
  const { t } = useTranslation('propose')
  return (
    <Note>
      <p>{t('form.draftKept')}</p>
      <div>
        <Button small onPress={onDrop}>
          {t('form.draftDrop')}
        </Button>
      </div>
    </Note>
  )
}

interface BehalfFieldsProps {
  readonly communityId: string
  readonly value: Behalf
  readonly onChange: (value: Behalf) => void
  readonly isChecked: boolean
}

function BehalfFields({ communityId, value, onChange, isChecked }: BehalfFieldsProps) {
  const { t } = useTranslation('propose')
  const put = (change: Partial<Behalf>) => onChange({ ...value, ...change })
  return (
    <Section title={t('behalf.title')} description={t('behalf.description')}>
      <Checkbox isSelected={value.isOn} onChange={(isOn) => put({ isOn })}>
        {t('behalf.switch')}
      </Checkbox>
      {value.isOn && (
        <>
          <PersonPicker
            communityId={communityId}
            value={value.personId}
            onChange={(personId) => put({ personId })}
            error={isChecked && value.personId === null ? t('behalf.personNeeded') : undefined}
          />
          <Select<Channel>
            label={t('behalf.channel')}
            options={SOURCE_CHANNELS.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
            value={value.channel}
            onChange={(channel) => put({ channel })}
          />
          <Checkbox
            isSelected={value.hasConsent}
            onChange={(hasConsent) => put({ hasConsent })}
            error={isChecked && !value.hasConsent ? t('behalf.consentNeeded') : undefined}
            isRequired
          >
            {t('behalf.consent')}
          </Checkbox>
        </>
      )}
    </Section>
  )
}
