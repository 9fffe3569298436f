import { useCallback, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { Qr } from '../../../ui/qr.js'
import { type Signature, SignaturePad } from '../../../ui/signature-pad.js'
import { Upload } from '../../../ui/upload.js'
import type { Send } from '../../../ui/upload-queue.js'

export function KitFiles() {
  const { t } = useTranslation('kit')
  const [signature, setSignature] = useState<Signature | null>(null)
  // The kit page sends nothing anywhere: reading the file here gives the part its progress.
  const read: Send = useCallback(async (file, { onProgress }) => {
    const bytes = await file.arrayBuffer()
    onProgress(bytes.byteLength, file.size)
  }, [])
  return (
    <Section title={t('groups.files')}>
      <Upload
        label={t('files.photos')}
        accept="image/*"
        acceptLabel={t('files.images')}
        maxBytes={10 * 1_048_576}
        onSend={read}
        isMultiple
        hasCamera
      />
      <SignaturePad label={t('files.sign')} value={signature} onChange={setSignature} />
      <Qr content={`${location.origin}/topics/GY-2026-0007`} caption={t('files.qr')} />
    </Section>
  )
}
