import { type AttachmentView, type DraftView, type Proposal, topicDetailSchema } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, newIdempotencyKey } from '../../../lib/api/client.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { toast } from '../../../ui/toast.js'
import { type Behalf, BehalfFields, behalfOf, behalfOfDraft, draftBehalf, isBehalfReady } from './behalf-fields.js'
import { DraftPhotos } from './draft-photos.js'
import type { DraftSaver } from './draft-saver.js'
import { DraftStatus } from './draft-status.js'
import { ProposalFields } from './proposal-fields.js'
import { draftOf, emptyProposal, isComplete, type ProposalText, textOfDraft, wordsOf } from './proposal-text.js'
import { SimilarTopics } from './similar-topics.js'
import { useProposalDraft } from './use-proposal-draft.js'

export interface ProposalFormProps {
  readonly communityId: string
  /** Coordinators may write for a resident who agreed to it. */
  readonly isOrganiser: boolean
  /** What was written before; nothing for a fresh form. */
  readonly draft?: DraftView
  /** The draft is on the server under this id: the address may name it. */
  readonly onKept?: (draftId: string) => void
}

export function ProposalForm({ communityId, isOrganiser, draft, onKept }: ProposalFormProps) {
  const { t } = useTranslation('propose')
  const { saver, state } = useProposalDraft(communityId, draft)
  const [text, setText] = useState(() => (draft === undefined ? emptyProposal : textOfDraft(draft.data)))
  const [photos, setPhotos] = useState<readonly AttachmentView[]>(draft?.photos ?? [])
  const [behalf, setBehalf] = useState(() => behalfOfDraft(draft))
  const [isChecked, setChecked] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const send = useSendProposal(communityId, saver)
  const isKept = state.kind === 'saved'
  useEffect(() => {
    if (isKept) onKept?.(saver.id)
  }, [isKept, onKept, saver])
  const change = (next: ProposalText, of: Behalf = behalf) => {
    setText(next)
    setBehalf(of)
    saver.change(draftOf(next, draftBehalf(of)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const proposal = toProposal(text, behalf)
    if (proposal !== null && isBehalfReady(behalf) && !send.isPending && !isUploading) send.mutate(proposal)
  }
  return (
    <form onSubmit={submit} noValidate className="flex max-w-3xl flex-col gap-gap" data-form="proposal">
      <ProposalFields
        communityId={communityId}
        value={text}
        onChange={change}
        isChecked={isChecked}
        similar={<SimilarTopics communityId={communityId} title={text.title} onLeave={() => saver.flush()} />}
        photos={
          <DraftPhotos
            communityId={communityId}
            saver={saver}
            photos={photos}
            onChange={setPhotos}
            onBusy={setUploading}
          />
        }
      />
      {isOrganiser && (
        <BehalfFields
          communityId={communityId}
          value={behalf}
          onChange={(of) => change(text, of)}
          isChecked={isChecked}
        />
      )}
      {send.error && <ErrorNote error={send.error} />}
      <DraftStatus
        saver={saver}
        state={state}
        onTakeTheirs={(theirs) => {
          saver.takeTheirs(theirs)
          setText(textOfDraft(theirs.data))
          setBehalf(behalfOfDraft(theirs))
        }}
      />
      <div>
        <Button type="submit" tone="primary" isPending={send.isPending || isUploading}>
          {t('form.submit')}
        </Button>
      </div>
    </form>
  )
}

function useSendProposal(communityId: string, saver: DraftSaver) {
  const { t } = useTranslation('propose')
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useKeyPerProposal()
  return useMutation({
    mutationFn: async (proposal: Proposal) => {
      if (saver.isOnServer || saver.current().kind === 'saving') await saver.flush()
      saver.pause()
      const whole = saver.isOnServer ? { ...proposal, draftId: saver.id } : proposal
      const idempotencyKey = keyOf(whole)
      return api.post(topicDetailSchema, `/communities/${communityId}/topics`, whole, { idempotencyKey })
    },
    onSuccess: async (topic) => {
      client.setQueryData(['topic', topic.id], topic)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['topics'] }),
        client.invalidateQueries({ queryKey: ['proposal-drafts'] }),
      ])
      toast(t('form.submitted'))
      void navigate(`/topics/${topic.id}`)
    },
    onError: () => saver.resume(),
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

function toProposal(text: ProposalText, behalf: Behalf): Proposal | null {
  const { category } = text
  if (category === null || !isComplete(text)) return null
  return { ...wordsOf(text), category, ...behalfOf(behalf), submit: true }
}
