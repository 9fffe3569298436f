import type { TopicDetail } from '@gongyi/shared/contracts'
import type { ActionId } from '@gongyi/shared/domain'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { UnmetCondition } from '../../lib/api/problem.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { openAction, useAct } from '../../lib/topics/use-act.js'
import { Button } from '../button.js'
import { Section } from '../card.js'
import { ConfirmDialog } from '../confirm-dialog.js'
import { ErrorNote } from '../error-note.js'
import { UnmetList } from '../unmet-list.js'

export interface ActionCardProps {
  readonly topic: TopicDetail
  readonly action: ActionId
  readonly title: string
  readonly description?: ReactNode
  /** The deed as a verb: what the button says. */
  readonly submitLabel: string
  /** Asked once more before a final deed. */
  readonly confirmText?: string
  readonly tone?: 'primary' | 'secondary' | 'danger'
  /** Builds the input from the form's state; null keeps the form open (a field says why). */
  readonly input: () => unknown
  readonly onDone?: () => void
  /** Conditions the page lists right above already; here only the others are. */
  readonly told?: readonly UnmetCondition[]
  readonly children?: ReactNode
}

/**
 * One action of the procedure: its form, its button, and, while it is not allowed yet, what is missing in words.
 * Nothing is shown to people whose action it is not.
 */
export function ActionCard(props: ActionCardProps) {
  const {
    topic,
    action,
    title,
    description,
    submitLabel,
    confirmText,
    tone = 'primary',
    input,
    onDone,
    told = [],
    children,
  } = props
  const formId = useId()
  const [asked, setAsked] = useState<unknown>(null)
  const act = useAct(topic, action)
  const open = openAction(topic, action)
  if (!open) return null
  const ready = open.unmet.length === 0
  const run = (value: unknown) =>
    act.mutate(value, {
      onSuccess: () => {
        setAsked(null)
        onDone?.()
      },
    })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = input()
    if (value === null || !ready || act.isPending) return
    if (open.confirm && confirmText !== undefined) setAsked(value)
    else run(value)
  }
  return (
    <Section title={title} description={description} level={3}>
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-gap" data-action={action}>
        {children}
        {!ready && <Missing items={open.unmet} told={told} />}
        {act.error !== null && asked === null && <ErrorNote error={act.error} />}
        <div>
          <Button type="submit" tone={tone} isDisabled={!ready} isPending={act.isPending && asked === null}>
            {submitLabel}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        title={title}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => run(asked)}
        confirmLabel={submitLabel}
        isPending={act.isPending}
        isDanger={tone === 'danger'}
        error={act.error}
      >
        <p>{confirmText}</p>
      </ConfirmDialog>
    </Section>
  )
}

function Missing({
  items,
  told,
}: {
  readonly items: readonly UnmetCondition[]
  readonly told: readonly UnmetCondition[]
}) {
  const { t } = useTranslation()
  const known = new Set(told.map((item) => JSON.stringify(item)))
  const others = items.filter((item) => !known.has(JSON.stringify(item)))
  const isSaid = others.length < items.length
  return (
    <>
      {isSaid && <p className="text-sm text-muted">{t('unmet.above', { count: items.length - others.length })}</p>}
      <UnmetList items={others} />
    </>
  )
}
