import { type RosterImportView, type RosterKind, rosterImportSchema } from '@gongyi/shared/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { upload } from '../../lib/api/upload.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { Note } from '../../ui/note.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { TextField } from '../../ui/text-field.js'
import { Upload } from '../../ui/upload.js'
import type { Send } from '../../ui/upload-queue.js'
import { rosterKey } from './queries.js'

const KINDS = ['HOUSEHOLDS', 'OWNERS'] as const satisfies readonly RosterKind[]
const MAX_BYTES = 20 * 1024 * 1024

export interface ImportFormProps {
  readonly communityId: string
  readonly onPreview: (preview: RosterImportView) => void
}

/** Which roster, and its file. The server looks inside and answers with a preview. */
export function ImportForm({ communityId, onPreview }: ImportFormProps) {
  const { t } = useTranslation('communities')
  const client = useQueryClient()
  const [kind, setKind] = useState<RosterKind>('HOUSEHOLDS')
  const [estate, setEstate] = useState('')
  const needsEstate = kind === 'OWNERS' && estate.trim() === ''
  const send: Send = async (file, progress) => {
    const form = new FormData()
    form.set('kind', kind)
    if (kind === 'OWNERS') form.set('propertyAreaName', estate.trim())
    form.set('file', file)
    const preview = await upload(rosterImportSchema, `/communities/${communityId}/imports`, form, progress)
    await client.invalidateQueries({ queryKey: [...rosterKey(communityId), 'imports'] })
    onPreview(preview)
  }
  return (
    <Section title={t('import.newTitle')}>
      <RadioGroup
        label={t('import.kind')}
        isLarge
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({
          value,
          label: t(`import.kinds.${value}`),
          description: t(`import.kindNotes.${value}`),
        }))}
      />
      {kind === 'OWNERS' && (
        <TextField
          label={t('import.estate')}
          description={t('import.estateNote')}
          isRequired
          maxLength={60}
          value={estate}
          onChange={setEstate}
          className="max-w-md"
        />
      )}
      {needsEstate ? (
        <Note>{t('import.estateFirst')}</Note>
      ) : (
        <Upload
          key={kind}
          label={t('import.file')}
          description={t('import.fileNote')}
          accept=".xlsx,.csv"
          acceptLabel={t('import.fileTypes')}
          maxBytes={MAX_BYTES}
          onSend={send}
        />
      )}
    </Section>
  )
}
