import type { BodyMemberView, BodyView } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { DateField } from '../../ui/date-field.js'
import { Empty } from '../../ui/empty.js'
import { Note } from '../../ui/note.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { bodiesKey } from './queries.js'
import { SeatMember } from './seat-member.js'

export interface BodyDetailsProps {
  readonly communityId: string
  readonly body: BodyView
  readonly mayEdit: boolean
}

/** Who sits in a body and who has sat; what its make lacks, and where that stands. */
export function BodyDetails({ communityId, body, mayEdit }: BodyDetailsProps) {
  const { t } = useTranslation('bodies')
  const [isSeating, setSeating] = useState(false)
  const [ending, setEnding] = useState<BodyMemberView | null>(null)
  const columns = useMemberColumns(communityId)
  return (
    <>
      <Warnings body={body} />
      <Section
        title={t('people')}
        description={t('count', { count: body.members })}
        actions={
          mayEdit && (
            <Button small icon="add" onPress={() => setSeating(true)}>
              {t('seat')}
            </Button>
          )
        }
      >
        <Table
          label={t('people')}
          rows={body.people}
          rowKey={(member) => member.id}
          columns={columns}
          empty={<Empty title={t('noPeople')}>{t('noPeopleBody')}</Empty>}
          {...(mayEdit
            ? {
                rowActions: (member: BodyMemberView) =>
                  member.toDay === null && (
                    <Button small aria-label={t('endOf', { name: member.name })} onPress={() => setEnding(member)}>
                      {t('end')}
                    </Button>
                  ),
              }
            : {})}
        />
      </Section>
      {isSeating && <SeatMember {...{ communityId, body }} onClose={() => setSeating(false)} />}
      {ending && <EndSeat {...{ communityId, body, member: ending }} onClose={() => setEnding(null)} />}
    </>
  )
}

function Warnings({ body }: { readonly body: BodyView }) {
  const { t, language } = useTranslation('bodies')
  const say = useKnownWords('bodies')
  if (body.warnings.length === 0) return null
  return (
    <Note tone="warning" title={t('warningTitle')}>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {body.warnings.map(({ id, params, source }) => (
          <li key={id}>
            {say(`warnings.${id}`, params) ?? id}
            <span className="text-muted">（{source[language]}）</span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t('warningNote')}</p>
    </Note>
  )
}

function useMemberColumns(communityId: string): readonly TableColumn<BodyMemberView>[] {
  const { t } = useTranslation('bodies')
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('person'),
      isRowHeader: true,
      cell: (member) => (
        <span className="flex flex-wrap items-center gap-2">
          <TextLink to={`/communities/${communityId}/roster/people/${member.personId}`}>{member.name}</TextLink>
          {!member.isSeated && <Badge tone="ended">{t('over')}</Badge>}
        </span>
      ),
    },
    { id: 'role', header: t('role'), cell: (member) => t(`roles.${member.role}`) },
    { id: 'seat', header: t('seatOf'), cell: (member) => t(`seats.${member.seat}`) },
    { id: 'door', header: t('door'), cell: (member) => member.householdCode ?? '—' },
    {
      id: 'elected',
      header: t('electedBy'),
      cell: (member) =>
        [member.electedBy, member.households === null ? null : t('households', { count: member.households })]
          .filter((part) => part !== null)
          .join(' · ') || '—',
    },
    {
      id: 'days',
      header: t('days'),
      cell: (member) =>
        member.toDay === null
          ? t('since', { from: format.date(member.fromDay) })
          : t('span', { from: format.date(member.fromDay), to: format.date(member.toDay) }),
    },
  ]
}

interface EndSeatProps {
  readonly communityId: string
  readonly body: BodyView
  readonly member: BodyMemberView
  readonly onClose: () => void
}

function EndSeat({ communityId, body, member, onClose }: EndSeatProps) {
  const { t } = useTranslation('bodies')
  const client = useQueryClient()
  const [toDay, setDay] = useState<string | null>(null)
  const end = useMutation({
    mutationFn: () =>
      api.post(nothing, `/communities/${communityId}/bodies/${body.id}/members/${member.id}/end`, { toDay }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: bodiesKey(communityId) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('endOf', { name: member.name })}
      isOpen
      onClose={onClose}
      confirmLabel={t('end')}
      onConfirm={() => end.mutate()}
      isPending={end.isPending}
      isDisabled={toDay === null}
      error={end.error}
    >
      <p>{t('endBody')}</p>
      <DateField label={t('lastDay')} value={toDay} onChange={setDay} min={member.fromDay} isRequired />
    </ConfirmDialog>
  )
}
