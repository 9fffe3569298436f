import type { MyHousehold as Mine } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { myHouseholdQuery } from './queries.js'

export interface MyHouseholdProps {
  readonly communityId: string
  readonly communityName: string
}

/** Who the community takes me for, and what I speak for. */
export function MyHousehold({ communityId, communityName }: MyHouseholdProps) {
  const { t } = useTranslation('join')
  const mine = useQuery(myHouseholdQuery(communityId))
  return (
    <Section title={t('mine.title')} description={communityName}>
      {mine.isPending && <Skeleton lines={3} />}
      {mine.isError && <ErrorNote error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data?.state === 'waiting' && <Note title={t('mine.waiting')}>{t('mine.waitingBody')}</Note>}
      {mine.data?.state === 'none' && (
        <Note title={t('mine.none')}>
          <p>{t('mine.noneBody')}</p>
          <div>
            <LinkButton to="/join">{t('mine.enter')}</LinkButton>
          </div>
        </Note>
      )}
      {mine.data?.state === 'joined' && <Joined mine={mine.data} />}
    </Section>
  )
}

function Joined({ mine }: { readonly mine: Mine }) {
  const { t } = useTranslation('join')
  const { name, household, units } = mine
  return (
    <DefinitionList
      items={[
        { term: t('mine.name'), detail: name ?? '' },
        ...(household === null
          ? []
          : [
              { term: t('mine.door'), detail: household.code },
              {
                term: t('mine.people'),
                detail: (
                  <ul className="flex flex-col gap-1">
                    {household.people.map((person) => (
                      <li
                        key={`${person.nameMasked} ${person.relation} ${person.isMe}`}
                        className="flex flex-wrap gap-2"
                      >
                        {person.nameMasked}
                        {person.isMe && t('mine.me')} · {person.relation}
                        {person.isRep && <Badge tone="active">{t('mine.rep')}</Badge>}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
        ...(units.length === 0
          ? []
          : [
              {
                term: t('mine.units'),
                detail: units.map((unit) => `${unit.propertyAreaName} ${unit.houseNumber}`).join('、'),
              },
            ]),
      ]}
    />
  )
}
