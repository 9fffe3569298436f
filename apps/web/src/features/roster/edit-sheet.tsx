import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { api } from '../../lib/api/client.js'
import { isProblem } from '../../lib/api/problem.js'
import { nothing } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { Sheet } from '../../ui/sheet.js'
import { TextArea } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { rosterKey } from './queries.js'

export interface EditSheetProps {
  readonly communityId: string
  readonly title: string
  readonly lead: string
  /** Below /communities/:communityId. */
  readonly path: string
  readonly method?: 'patch' | 'put'
  readonly version: number
  /** What is sent beside version and reason; null while something is missing, which the fields say themselves. */
  readonly read: () => Readonly<Record<string, unknown>> | null
  readonly reasonLabel?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A correction of the register: fields, why, and the version the editor saw. Mount it open; it begins from what is shown. */
export function EditSheet(props: EditSheetProps) {
  const { communityId, title, lead, path, method = 'patch', version, read, onClose, children } = props
  const { t } = useTranslation('roster')
  const formId = useId()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const save = useMutation({
    mutationFn: (content: Readonly<Record<string, unknown>>) =>
      api[method](nothing, `/communities/${communityId}/${path}`, {
        ...content,
        expectedVersion: version,
        reason: reason.trim(),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: rosterKey(communityId) }),
    onSuccess: () => {
      toast(t('edit.saved'))
      onClose()
    },
  })
  const submit = () => {
    setChecked(true)
    const content = read()
    if (content !== null && reason.trim().length >= 2) save.mutate(content)
  }
  return (
    <Sheet
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <Button type="submit" form={formId} tone="primary" isPending={save.isPending}>
          {t('edit.save')}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-gap"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="text-muted">{lead}</p>
        {children}
        <TextArea
          label={props.reasonLabel ?? t('edit.reason')}
          description={props.reasonLabel === undefined ? t('edit.reasonNote') : undefined}
          rows={2}
          maxLength={200}
          isRequired
          value={reason}
          onChange={setReason}
          error={isChecked && reason.trim().length < 2 ? t('edit.reasonError') : undefined}
        />
        {isProblem(save.error, 'conflict') ? (
          <Note tone="warning" role="alert">
            {t('edit.conflict')}
          </Note>
        ) : (
          save.error && <ErrorNote error={save.error} />
        )}
      </form>
    </Sheet>
  )
}
