import type { DrawDesk } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { Note } from '../../ui/note.js'
import { toast } from '../../ui/toast.js'
import { SEAT_TONES, tokenText, useGroupName } from './draw-words.js'
import { useDrawDeed } from './queries.js'
import { type Telling, ToldAnswer } from './told-answer.js'

type Person = DrawDesk['people'][number]

/** Names for the desk, and what people told it. */
export function DrawnPeople({ draw }: { readonly draw: DrawDesk }) {
  const { t } = useTranslation('sortition')
  const [telling, setTelling] = useState<Telling | null>(null)
  const [confirming, setConfirming] = useState<Person | null>(null)
  const nameOf = useGroupName()
  const groups = new Map(draw.pool.strata.map((stratum) => [stratum.id, nameOf(stratum)]))
  return (
    <Section title={t('desk.people.title')} description={t('desk.people.note')}>
      {draw.emptySeats > 0 && (
        <Note tone="warning">
          <p>{t('desk.people.empty', { count: draw.emptySeats })}</p>
        </Note>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {draw.people.map((person) => (
          <li key={person.token} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <Who person={person} group={groups.get(person.stratum) ?? ''} />
            {draw.deeds.includes('answer') && person.state !== 'DECLINED' && (
              <Ways person={person} onTold={setTelling} onConfirm={() => setConfirming(person)} />
            )}
          </li>
        ))}
      </ul>
      {telling !== null && <ToldAnswer draw={draw} {...telling} onClose={() => setTelling(null)} />}
      {confirming !== null && <ConfirmDecline draw={draw} person={confirming} onClose={() => setConfirming(null)} />}
    </Section>
  )
}

function Who({ person, group }: { readonly person: Person; readonly group: string }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const { told } = person
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{person.name}</span>
        <span className="text-muted">{person.home}</span>
        <Badge tone={SEAT_TONES[person.state]}>{t(`seats.${person.state}`)}</Badge>
        {person.replaces !== null && <Badge>{t('desk.people.replaces')}</Badge>}
      </p>
      <p className="text-sm text-muted">
        <span className="tabular-nums">{tokenText(person.token)}</span> · {group}
      </p>
      {told !== null && (
        <p className="text-sm">
          {t('desk.people.told', {
            who: told.by ?? t('desk.facts.someone'),
            at: format.dateTime(told.at),
            from: format.dateTime(told.from),
          })}
        </p>
      )}
    </div>
  )
}

interface WaysProps {
  readonly person: Person
  readonly onTold: (telling: Telling) => void
  readonly onConfirm: () => void
}

function Ways({ person, onTold, onConfirm }: WaysProps) {
  const { t } = useTranslation('sortition')
  return (
    <div className="flex flex-wrap gap-2" data-print="hide">
      {person.state !== 'ACCEPTED' && (
        <Button
          small
          aria-label={`${t('desk.people.accept')}：${person.name}`}
          onPress={() => onTold({ person, answer: 'ACCEPTED' })}
        >
          {t('desk.people.accept')}
        </Button>
      )}
      {person.told === null && (
        <Button
          small
          aria-label={`${t('desk.people.decline')}：${person.name}`}
          onPress={() => onTold({ person, answer: 'DECLINED' })}
        >
          {t('desk.people.decline')}
        </Button>
      )}
      {person.told?.mayConfirm && (
        <Button small aria-label={`${t('desk.people.confirm')}：${person.name}`} onPress={onConfirm}>
          {t('desk.people.confirm')}
        </Button>
      )}
    </div>
  )
}

interface ConfirmDeclineProps {
  readonly draw: DrawDesk
  readonly person: Person
  readonly onClose: () => void
}

/** A colleague has asked the person too: only then does the seat pass on. */
function ConfirmDecline({ draw, person, onClose }: ConfirmDeclineProps) {
  const { t } = useTranslation('sortition')
  const act = useDrawDeed(draw.topicId, draw.id, 'answers/confirm')
  const done = () => {
    toast(t('desk.people.confirmed'))
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('desk.people.confirm')}
      isOpen
      onClose={onClose}
      onConfirm={() => act.mutate({ token: person.token }, { onSuccess: done })}
      confirmLabel={t('desk.people.confirm')}
      isPending={act.isPending}
      isDanger
      error={act.error}
    >
      <p>{t('desk.people.askConfirm', { name: person.name })}</p>
    </ConfirmDialog>
  )
}
