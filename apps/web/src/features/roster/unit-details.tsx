import type { UnitView } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { Empty } from '../../ui/empty.js'
import { Table } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { ChooseRepresentative } from './choose-representative.js'

export interface UnitDetailsProps {
  readonly communityId: string
  readonly unit: UnitView
  readonly mayEdit: boolean
}

/** One unit: what it weighs, whose it is, who votes for its owners. */
export function UnitDetails({ communityId, unit, mayEdit }: UnitDetailsProps) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const format = useFormat()
  return (
    <>
      <Section title={t('unit.facts')}>
        <DefinitionList
          items={[
            { term: t('unit.estate'), detail: unit.propertyAreaName },
            { term: t('unit.developer'), detail: unit.developerName ?? t('unset') },
            { term: t('fields.use'), detail: words(`uses.${unit.use}`) },
            { term: t('fields.areaCenti'), detail: format.area(unit.areaCenti) },
            { term: t('fields.areaSource'), detail: words(`areaSources.${unit.areaSource}`) },
            { term: t('fields.deliveryStatus'), detail: words(`deliveries.${unit.deliveryStatus}`) },
            { term: t('fields.countsForVote'), detail: t(unit.countsForVote ? 'yes' : 'no') },
          ]}
        />
      </Section>
      <UnitOwners {...{ communityId, unit, mayEdit }} />
    </>
  )
}

function UnitOwners({ communityId, unit, mayEdit }: UnitDetailsProps) {
  const { t } = useTranslation('roster')
  const people = unit.owners.flatMap(({ personId, name }) => (personId === null ? [] : [{ id: personId, name }]))
  return (
    <Section
      title={t('unit.owners')}
      description={t('unit.ownersNote')}
      actions={
        mayEdit &&
        people.length > 1 && (
          <ChooseRepresentative
            communityId={communityId}
            path={`units/${unit.id}`}
            version={unit.version}
            candidates={people}
            current={unit.owners.find(({ isVotingRep }) => isVotingRep)?.personId ?? null}
            words={{
              open: t('unit.choose'),
              title: t('unit.chooseTitle'),
              lead: t('unit.chooseNote'),
              evidence: t('unit.evidence'),
            }}
          />
        )
      }
    >
      <Table
        label={t('unit.owners')}
        rows={unit.owners}
        rowKey={(owner) => owner.id}
        empty={<Empty title={t('unit.noOwners')} />}
        columns={[
          {
            id: 'name',
            header: t('unit.owner'),
            isRowHeader: true,
            cell: ({ personId, name }) =>
              personId === null ? (
                name
              ) : (
                <TextLink to={`/communities/${communityId}/roster/people/${personId}`}>{name}</TextLink>
              ),
          },
          {
            id: 'votes',
            header: t('unit.votes'),
            cell: ({ isVotingRep }) => (isVotingRep ? <Badge tone="active">{t('unit.isRep')}</Badge> : '—'),
          },
        ]}
      />
      {unit.sameHead.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-base">{t('unit.sameHead')}</h3>
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {unit.sameHead.map(({ id, houseNumber }) => (
              <li key={id}>
                <TextLink to={`/communities/${communityId}/roster/units/${id}`}>{houseNumber}</TextLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}
