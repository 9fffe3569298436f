import {
  EXPORT_FORMATS,
  EXPORT_PURPOSES,
  type ExportRoster,
  type ExportList as ListName,
} from '@gongyi/shared/contracts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { announceIfSignedOut, parseJson, urlOf } from '../../lib/api/client.js'
import { ProblemError, readProblem } from '../../lib/api/problem.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Checkbox } from '../../ui/checkbox.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { toast } from '../../ui/toast.js'

export interface ExportListProps {
  readonly communityId: string
  /** The lists of this screen; the first is chosen. */
  readonly lists: readonly ListName[]
  readonly query: string
  readonly areaId?: string
  readonly mayHavePhones: boolean
}

/** A list as a file, for a purpose that goes on record. */
export function ExportRosterList(props: ExportListProps) {
  const { t } = useTranslation('roster')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="download" onPress={() => setOpen(true)}>
        {t('export.open')}
      </Button>
      {isOpen && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

const WITH_PHONES: readonly ListName[] = ['households', 'persons', 'owners']

function ExportDialog(props: ExportListProps & { readonly onClose: () => void }) {
  const { communityId, lists, query, areaId = '', mayHavePhones, onClose } = props
  const { t } = useTranslation('roster')
  const [list, setList] = useState<ListName>(lists[0] ?? 'persons')
  const [format, setFormat] = useState<ExportRoster['format']>('xlsx')
  const [purpose, setPurpose] = useState<ExportRoster['purpose'] | null>(null)
  const [withPhones, setPhones] = useState(false)
  const hasPhones = mayHavePhones && WITH_PHONES.includes(list)
  const save = useMutation({
    mutationFn: (chosen: ExportRoster['purpose']) =>
      download(communityId, {
        ...{ list, format, purpose: chosen, query, withPhones: hasPhones && withPhones },
        ...(areaId === '' ? {} : { propertyAreaId: areaId }),
      }),
    onSuccess: () => {
      toast(t('export.done'))
      onClose()
    },
    gcTime: 0,
  })
  return (
    <Modal
      title={t('export.title')}
      isOpen
      onClose={onClose}
      isDismissable={!save.isPending}
      footer={
        <Button
          tone="primary"
          icon="download"
          isPending={save.isPending}
          isDisabled={purpose === null}
          onPress={() => purpose !== null && save.mutate(purpose)}
        >
          {t('export.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <p>{query === '' ? t('export.lead') : t('export.leadFiltered', { query })}</p>
        {lists.length > 1 && (
          <RadioGroup
            label={t('export.list')}
            value={list}
            onChange={setList}
            options={lists.map((value) => ({ value, label: t(`export.lists.${value}`) }))}
          />
        )}
        <RadioGroup
          label={t('export.format')}
          isInline
          value={format}
          onChange={setFormat}
          options={EXPORT_FORMATS.map((value) => ({ value, label: t(`export.formats.${value}`) }))}
        />
        <RadioGroup
          label={t('export.purpose')}
          value={purpose}
          onChange={setPurpose}
          options={EXPORT_PURPOSES.map((value) => ({ value, label: t(`export.purposes.${value}`) }))}
        />
        {hasPhones && (
          <Checkbox isSelected={withPhones} onChange={setPhones} description={t('export.phonesNote')}>
            {t('export.phones')}
          </Checkbox>
        )}
        {save.error && <ErrorNote error={save.error} />}
      </div>
    </Modal>
  )
}

/** The file comes as bytes and is handed to the browser under the name the server gave it. */
async function download(communityId: string, input: ExportRoster): Promise<void> {
  const response = await fetch(urlOf(`/communities/${communityId}/exports`), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new ProblemError({ code: 'network', status: 0 })
  })
  if (!response.ok) {
    const problem = readProblem(response.status, parseJson(await response.text()))
    announceIfSignedOut(problem)
    throw problem
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name === undefined ? `roster.${input.format}` : decodeURIComponent(name)
  link.click()
  URL.revokeObjectURL(address)
}
