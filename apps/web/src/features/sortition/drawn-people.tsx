import type { DrawDesk } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { toast } from '../../ui/toast.js'
import { SEAT_TONES, tokenText, useGroupName } from './draw-words.js'
import { useDrawDeed } from './queries.js'

type Person = DrawDesk['people'][number]

/** Names for the desk, and what people told it. */
export function DrawnPeople({ draw }: { readonly draw: DrawDesk }) {
  const { t } = useTranslation('sortition')
  const [declining, setDeclining] = useState<Person | null>(null)
  const act = useDrawDeed(draw.topicId, draw.id, 'answers')
  const nameOf = useGroupName()
  const groups = new Map(draw.pool.strata.map((stratum) => [stratum.id, nameOf(stratum)]))
  const note = (token: string, answer: Person['state']) =>
    act.mutate(
      { token, answer },
      { onSuccess: () => toast(t('desk.people.answered')), onSettled: () => setDeclining(null) },
    )
  const mayNote = draw.deeds.includes('answer')
  return (
    <Section title={t('desk.people.title')} description={t('desk.people.note')}>
      {draw.emptySeats > 0 && (
        <Note tone="warning">
          <p>{t('desk.people.empty', { count: draw.emptySeats })}</p>
        </Note>
      )}
      {act.error && <ErrorNote error={act.error} />}
      <ul className="flex flex-col divide-y divide-line">
        {draw.people.map((person) => (
          <li key={person.token} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{person.name}</span>
                <span className="text-muted">{person.home}</span>
                <Badge tone={SEAT_TONES[person.state]}>{t(`seats.${person.state}`)}</Badge>
                {person.replaces !== null && <Badge>{t('desk.people.replaces')}</Badge>}
              </p>
              <p className="text-sm text-muted">
                <span className="tabular-nums">{tokenText(person.token)}</span> · {groups.get(person.stratum)}
              </p>
            </div>
            {mayNote && person.state !== 'DECLINED' && (
              <div className="flex flex-wrap gap-2" data-print="hide">
                {person.state === 'CALLED' && (
                  <Button
                    small
                    aria-label={`${t('desk.people.accept')}：${person.name}`}
                    isDisabled={act.isPending}
                    onPress={() => note(person.token, 'ACCEPTED')}
                  >
                    {t('desk.people.accept')}
                  </Button>
                )}
                <Button
                  small
                  aria-label={`${t('desk.people.decline')}：${person.name}`}
                  isDisabled={act.isPending}
                  onPress={() => setDeclining(person)}
                >
                  {t('desk.people.decline')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={t('desk.people.decline')}
        isOpen={declining !== null}
        onClose={() => setDeclining(null)}
        onConfirm={() => declining !== null && note(declining.token, 'DECLINED')}
        confirmLabel={t('desk.people.decline')}
        isPending={act.isPending}
        isDanger
      >
        <p>{t('desk.people.asked', { name: declining?.name ?? '' })}</p>
      </ConfirmDialog>
    </Section>
  )
}
