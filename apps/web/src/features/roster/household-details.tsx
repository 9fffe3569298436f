import type { HouseholdView } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { Empty } from '../../ui/empty.js'
import { Note } from '../../ui/note.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { RevealPerson } from './reveal-person.js'

type Member = HouseholdView['people'][number]

/** Who died or left is head and representative of nobody, whatever they were. */
export function livesHere({ active, deceased }: Pick<Member, 'active' | 'deceased'>): boolean {
  return active && !deceased
}

/** One household as the office reads it: who lives there, who speaks for it. */
export function HouseholdDetails({
  communityId,
  household,
}: {
  readonly communityId: string
  readonly household: HouseholdView
}) {
  const { t } = useTranslation('communities')
  const columns = useMemberColumns(communityId)
  return (
    <>
      <Section title={t('household.facts')}>
        <DefinitionList
          items={[
            { term: t('household.address'), detail: household.address },
            { term: t('household.group'), detail: household.groupName ?? t('household.none') },
            {
              term: t('household.hukou'),
              detail: household.hukouType === null ? t('household.none') : t(`hukou.${household.hukouType}`),
            },
          ]}
        />
      </Section>
      <Section title={t('household.people')} description={t('household.peopleNote')}>
        {household.people.some(livesHere) && !household.people.some((one) => one.isRep && livesHere(one)) && (
          <Note tone="warning" title={t('household.noRep')} />
        )}
        <Table
          label={t('household.people')}
          columns={columns}
          rows={household.people}
          rowKey={(member) => member.id}
          empty={<Empty title={t('household.emptyTitle')} />}
        />
      </Section>
    </>
  )
}

function useMemberColumns(communityId: string): readonly TableColumn<Member>[] {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('household.name'),
      isRowHeader: true,
      cell: (member) => (
        <TextLink to={`/communities/${communityId}/roster/people/${member.id}`}>{member.name}</TextLink>
      ),
    },
    { id: 'relation', header: t('household.relation'), cell: (member) => member.relation },
    {
      id: 'gender',
      header: t('household.gender'),
      cell: (member) => (member.gender === null ? '—' : t(`genders.${member.gender}`)),
    },
    {
      id: 'birthDate',
      header: t('household.birthDate'),
      cell: (member) => (member.birthDate === null ? '—' : format.date(member.birthDate)),
    },
    {
      id: 'phone',
      header: t('household.phone'),
      cell: (member) => <MemberPhone communityId={communityId} member={member} />,
    },
    { id: 'identity', header: t('household.identity'), cell: (member) => member.idMasked ?? '—' },
    { id: 'remarks', header: t('household.remarks'), cell: (member) => <MemberRemarks member={member} /> },
  ]
}

function MemberPhone({ communityId, member }: { readonly communityId: string; readonly member: Member }) {
  if (member.phoneMasked === null) return '—'
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="whitespace-nowrap">{member.phoneMasked}</span>
      <RevealPerson communityId={communityId} person={member} />
    </span>
  )
}

function MemberRemarks({ member }: { readonly member: Member }) {
  const { t } = useTranslation('communities')
  return (
    <span className="flex flex-wrap items-center gap-2">
      {member.isHead && livesHere(member) && <Badge tone="active">{t('household.head')}</Badge>}
      {member.isRep && livesHere(member) && <Badge tone="active">{t('household.rep')}</Badge>}
      {member.deceased && <Badge tone="ended">{t('household.deceased')}</Badge>}
      {!member.active && !member.deceased && <Badge tone="ended">{t('household.movedAway')}</Badge>}
      {member.note !== null && <span className="text-sm text-muted">{member.note}</span>}
    </span>
  )
}
