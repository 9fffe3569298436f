import type { PersonView } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { TextLink } from '../../ui/text-link.js'
import { RevealPerson } from './reveal-person.js'

/** One person as the office reads them: where they live, what they own, whether they have joined. */
export function PersonDetails({ communityId, person }: { readonly communityId: string; readonly person: PersonView }) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const format = useFormat()
  const none = t('person.none')
  const state = person.deceased ? 'dead' : person.active ? 'here' : 'away'
  return (
    <Section title={t('person.facts')}>
      <DefinitionList
        items={[
          { term: t('person.state'), detail: t(`person.${state}`) },
          { term: t('fields.gender'), detail: person.gender === null ? none : words(`genders.${person.gender}`) },
          { term: t('fields.birthDate'), detail: person.birthDate === null ? none : format.date(person.birthDate) },
          {
            term: t('fields.phone'),
            detail: (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {person.phoneMasked ?? none}
                {person.phoneMasked !== null && <RevealPerson communityId={communityId} person={person} />}
              </span>
            ),
          },
          { term: words('household.identity'), detail: person.idMasked ?? none },
          { term: t('person.household'), detail: <Homes {...{ communityId, person }} /> },
          { term: t('person.units'), detail: <Units {...{ communityId, person }} /> },
          { term: t('person.account'), detail: t(person.linked ? 'person.joined' : 'person.notJoined') },
          { term: t('person.note'), detail: person.note ?? none },
        ]}
      />
    </Section>
  )
}

interface ListProps {
  readonly communityId: string
  readonly person: PersonView
}

function Homes({ communityId, person }: ListProps) {
  const { t } = useTranslation('roster')
  if (person.households.length === 0) return t('person.none')
  return (
    <ul className="flex flex-col gap-1">
      {person.households.map((home) => (
        <li key={home.id}>
          <TextLink to={`/communities/${communityId}/roster/households/${home.id}`}>{home.code}</TextLink> ·{' '}
          {home.relation}
          {!home.active && ` ${t('person.formerly')}`}
        </li>
      ))}
    </ul>
  )
}

function Units({ communityId, person }: ListProps) {
  const { t } = useTranslation('roster')
  if (person.units.length === 0) return t('person.none')
  return (
    <ul className="flex flex-col gap-1">
      {person.units.map((unit) => (
        <li key={unit.id}>
          <TextLink to={`/communities/${communityId}/roster/units/${unit.id}`}>
            {unit.propertyAreaName} {unit.houseNumber}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
