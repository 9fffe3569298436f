import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { EditSheet } from './edit-sheet.js'

export interface Candidate {
  readonly id: string
  readonly name: string
}

export interface ChooseRepresentativeProps {
  readonly communityId: string
  /** `households/…` or `units/…`. */
  readonly path: string
  readonly version: number
  readonly candidates: readonly Candidate[]
  readonly current: string | null
  readonly words: { readonly open: string; readonly title: string; readonly lead: string; readonly evidence: string }
}

/** Who speaks for a household, or votes for co-owners: by their own choice, with what shows it. */
export function ChooseRepresentative(props: ChooseRepresentativeProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{props.words.open}</Button>
      {isOpen && <RepresentativeSheet {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function RepresentativeSheet(props: ChooseRepresentativeProps & { readonly onClose: () => void }) {
  const { communityId, path, version, candidates, current, words, onClose } = props
  const { t } = useTranslation('roster')
  const [personId, setPersonId] = useState<string | null>(current)
  return (
    <EditSheet
      {...{ communityId, version, onClose }}
      title={words.title}
      lead={words.lead}
      path={`${path}/representative`}
      method="put"
      reasonLabel={words.evidence}
      read={() => (personId === null ? null : { personId })}
    >
      <RadioGroup
        label={t('rep.who')}
        value={personId}
        onChange={setPersonId}
        options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </EditSheet>
  )
}
