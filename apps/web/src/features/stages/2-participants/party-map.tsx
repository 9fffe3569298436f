import { INTERESTS } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'

type ParticipantsSet = NonNullable<PanelProps['topic']['records']['participants']['set']>
type Stakeholder = ParticipantsSet['stakeholders'][number]

/** The parties side by side by what the matter means to them: who gains, who bears it, who carries it out, who watches. */
export function PartyMap({ parties }: { readonly parties: readonly Stakeholder[] }) {
  const { t } = useTranslation('participants')
  const held = INTERESTS.map((interest) => ({ interest, all: parties.filter((party) => party.interest === interest) }))
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {held
        .filter(({ all }) => all.length > 0)
        .map(({ interest, all }) => (
          <div key={interest} className="rounded-md border border-line p-3">
            <p className="text-sm font-semibold">{t(`stakeholders.interests.${interest}`)}</p>
            <ul className="flex flex-col gap-2">
              {all.map((party) => (
                <li key={party.party}>
                  {party.party}
                  <MoreAbout party={party} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  )
}

function MoreAbout({ party }: { readonly party: Stakeholder }) {
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  const { spokesperson, howHeard, contactOk, buildings = [], nonHukou } = party
  const facts = [
    ...(spokesperson ? [t('map.spokesperson', { name: spokesperson })] : []),
    ...(buildings.length > 0 ? [t('map.buildings', { list: buildings.join(common('summary.and')) })] : []),
    ...(nonHukou ? [t('map.nonHukou')] : []),
    ...(howHeard ? [t(`party.heard.${howHeard}`)] : []),
    ...(contactOk ? [t('map.contactOk')] : []),
  ]
  if (facts.length === 0) return null
  return <span className="block text-sm text-muted">{facts.join(common('rule.stop'))}</span>
}
