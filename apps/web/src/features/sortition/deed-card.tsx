import type { DrawDeed } from '@gongyi/shared/contracts'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { toast } from '../../ui/toast.js'
import { useDrawDeed } from './queries.js'

interface DeedCardProps {
  readonly topicId: string
  readonly drawId: string
  readonly deed: DrawDeed
  readonly title: string
  readonly body: string
  readonly submitLabel: string
  readonly doneText: string
  /** Asked once more before what cannot be taken back. */
  readonly ask?: string
  readonly isDanger?: boolean
  /** The body to send; null keeps the form open (a field says why). */
  readonly input: () => object | null
  readonly children?: ReactNode
}

/** One deed on a draw: its form, its button and, where it is final, one more question. */
export function DeedCard({ topicId, drawId, deed, ...props }: DeedCardProps) {
  const { title, body, submitLabel, doneText, ask, isDanger = false, input, children } = props
  const [asked, setAsked] = useState<object | null>(null)
  const act = useDrawDeed(topicId, drawId, deed)
  const run = (sent: object) => act.mutate(sent, { onSuccess: () => toast(doneText), onSettled: () => setAsked(null) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sent = input()
    if (sent === null || act.isPending) return
    if (ask === undefined) run(sent)
    else setAsked(sent)
  }
  return (
    <Section title={title} description={body} level={2}>
      <form noValidate onSubmit={submit} data-action={`sortition.${deed}`} className="flex flex-col gap-gap">
        {children}
        {act.error && <ErrorNote error={act.error} />}
        <div>
          <Button type="submit" tone={isDanger ? 'danger' : 'primary'} isPending={act.isPending && asked === null}>
            {submitLabel}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        title={title}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked !== null && run(asked)}
        confirmLabel={submitLabel}
        isPending={act.isPending}
        isDanger={isDanger}
      >
        <p>{ask}</p>
      </ConfirmDialog>
    </Section>
  )
}
