import {
  type ImportColumns,
  type RosterImportView,
  type RosterKind,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { aBoolean, aString, type Contract, listOf, nullable, recordOf } from '../../lib/api/shape.js'
import { useDraft } from '../../lib/draft/use-draft.js'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Checkbox } from '../../ui/checkbox.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { FileColumn } from './file-column.js'
import { missingFields, neededFields } from './needed-fields.js'
import { importQuery, rosterKey } from './queries.js'

export interface ImportMappingProps {
  readonly communityId: string
  readonly item: RosterImportView
  readonly columns: ImportColumns
  readonly onRead: () => void
  readonly onDiscard: () => void
}

interface Choice {
  readonly fields: readonly (string | null)[]
  readonly remember: boolean
}

/** Reads a kept choice back: for as many columns as the file has. */
function choiceContract(columns: number): Contract<Choice> {
  const choice = recordOf<Choice>({ fields: listOf(nullable(aString)), remember: aBoolean })
  return {
    parse: (value) => {
      const read = choice.parse(value)
      if (read.fields.length !== columns) throw new TypeError('expected a field for each column')
      return read
    },
  }
}

/** Each column of the file beside what it is read as, to be put right; then the file is read anew. */
export function ImportMapping({ communityId, item, columns, onRead, onDiscard }: ImportMappingProps) {
  const { t } = useTranslation('imports')
  const { t: words } = useTranslation('communities')
  const start: Choice = { fields: columns.columns.map((column) => column.field), remember: true }
  const draft = useDraft(item.id, 'import-columns', choiceContract(start.fields.length), start)
  const { fields, remember } = draft.value
  const [moved, setMoved] = useState<{ readonly to: number; readonly from: number; readonly field: string } | null>(
    null,
  )
  const [isAsked, setAsked] = useState(false)
  const read = useRead(communityId, item.id, () => {
    draft.forget()
    onRead()
  })
  const discard = useDiscard(communityId, item.id, () => {
    draft.forget()
    onDiscard()
  })
  const needed = neededFields(columns.requirements, fields)
  const choose = (at: number, field: string | null) => {
    const from = field === null ? -1 : fields.findIndex((other, index) => index !== at && other === field)
    // One field comes from one column: the former one gives way, and the page says so
    const next = fields.map((other, index) => (index === at ? field : index === from ? null : other))
    draft.change({ fields: next, remember })
    setMoved(from === -1 || field === null ? null : { to: at, from, field })
  }
  const missing = missingFields(columns.requirements, fields)
  const numbered = columns.columns.map((column, at) => ({ at, column }))
  return (
    <>
      <Completeness kind={item.kind} columns={columns} missing={missing} />
      {columns.ask === 'serial' && (
        <Note tone="warning" title={t('columns.askSerial')}>
          <p>{t('columns.askSerialBody')}</p>
        </Note>
      )}
      <Section title={t('columns.list')} description={t('columns.headings', { row: String(columns.headingRow) })}>
        <ul className="flex flex-col gap-3">
          {numbered.map(({ at, column }) => (
            <FileColumn
              key={at}
              no={at + 1}
              kind={item.kind}
              column={{ ...column, field: fields[at] ?? null }}
              fields={columns.fields}
              needed={needed}
              onChoose={(field) => choose(at, field)}
              takenFrom={
                moved?.to === at ? { field: moved.field, heading: columns.columns[moved.from]?.heading ?? '' } : null
              }
            />
          ))}
        </ul>
        <Checkbox
          isSelected={remember}
          onChange={(next) => draft.change({ fields, remember: next })}
          description={t('columns.rememberNote')}
        >
          {t('columns.remember')}
        </Checkbox>
        {read.isError && <ErrorNote error={read.error} />}
        <div className="flex flex-wrap gap-3">
          <Button
            tone="primary"
            isDisabled={missing.length > 0}
            isPending={read.isPending}
            onPress={() => read.mutate({ fields, remember })}
          >
            {t('columns.read')}
          </Button>
          <Button onPress={() => setAsked(true)}>{t('columns.discard')}</Button>
        </div>
      </Section>
      <ConfirmDialog
        title={words('preview.discardTitle')}
        isOpen={isAsked}
        onClose={() => {
          setAsked(false)
          discard.reset()
        }}
        onConfirm={() => discard.mutate()}
        confirmLabel={words('preview.discard')}
        isDanger
        isPending={discard.isPending}
        error={discard.error}
      >
        <p>{words('preview.discardBody')}</p>
      </ConfirmDialog>
    </>
  )
}

interface CompletenessProps {
  readonly kind: RosterKind
  readonly columns: ImportColumns
  readonly missing: readonly string[]
}

function Completeness({ kind, columns, missing }: CompletenessProps) {
  const { t } = useTranslation('imports')
  const say = useKnownWords('imports')
  const words = missing.map((field) => say(`fields.${kind}.${field}`) ?? field).join('、')
  const isRemembered = columns.source === 'REMEMBERED'
  return (
    <div role="status">
      {missing.length > 0 ? (
        <Note tone="warning" title={t('columns.missing')}>
          <p>{t('columns.missingBody', { fields: words })}</p>
        </Note>
      ) : (
        <Note tone="success" title={t('columns.complete')}>
          <p>{t(isRemembered ? 'columns.remembered' : 'columns.recognised')}</p>
        </Note>
      )}
    </div>
  )
}

function useRead(communityId: string, importId: string, onRead: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (choice: Choice) =>
      api.post(rosterImportSchema, `/communities/${communityId}/imports/${importId}/columns`, choice),
    onSuccess: async (item) => {
      // Every row of the preview is another one now
      client.removeQueries({ queryKey: [...rosterKey(communityId), 'import', importId] })
      client.setQueryData(importQuery(communityId, importId).queryKey, item)
      await client.invalidateQueries({ queryKey: [...rosterKey(communityId), 'imports'] })
      onRead()
    },
  })
}

function useDiscard(communityId: string, importId: string, onDiscard: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(rosterImportSchema, `/communities/${communityId}/imports/${importId}/discard`),
    onSuccess: async (item) => {
      client.setQueryData(importQuery(communityId, importId).queryKey, item)
      onDiscard()
      await client.invalidateQueries({ queryKey: rosterKey(communityId) })
    },
  })
}
