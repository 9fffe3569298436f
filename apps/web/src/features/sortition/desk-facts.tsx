import type { DrawDesk } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Card } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'

/** The plan, and who has done what with it. */
export function DeskFacts({ draw }: { readonly draw: DrawDesk }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const { source } = draw
  const from = { name: source.name, day: format.date(source.on) }
  const done = (fact: 'committed' | 'seedEntered' | 'confirmed' | 'witnessed') => {
    const person = draw[fact]
    if (person === null) return []
    const who = person.by ?? t('desk.facts.someone')
    return [{ term: t(`desk.facts.${fact}`), detail: t('desk.facts.doneBy', { who, at: format.dateTime(person.at) }) }]
  }
  const text = (fact: 'hash' | 'seed', value: string | null | undefined) =>
    value ? [{ term: t(`desk.facts.${fact}`), detail: <span className="break-all tabular-nums">{value}</span> }] : []
  const reasoned = (fact: 'agreed' | 'abandoned') => {
    const said = draw[fact]
    if (said === null) return []
    const doneBy = t('desk.facts.doneBy', { who: said.by ?? t('desk.facts.someone'), at: format.dateTime(said.at) })
    return [{ term: t(`desk.facts.${fact}`), detail: t('desk.facts.reasoned', { reason: said.reason, doneBy }) }]
  }
  const groups = draw.dimensions.map((dimension) => t(`dimensions.${dimension}`)).join(' · ')
  const buildings = draw.buildings.map((no) => t('building', { no })).join(' · ')
  return (
    <Card>
      <DefinitionList
        items={[
          { term: t('desk.facts.purpose'), detail: draw.purpose },
          {
            term: t('desk.facts.seats'),
            detail: t('desk.facts.seatsAnd', { seats: draw.seats, reserves: draw.reserves }),
          },
          { term: t('desk.facts.dimensions'), detail: groups || t('desk.facts.none') },
          ...(buildings === '' ? [] : [{ term: t('desk.facts.buildings'), detail: buildings }]),
          {
            term: t('desk.facts.source'),
            detail: t(source.meeting ? 'desk.facts.sourceWithMeeting' : 'desk.facts.sourceAlone', from),
          },
          ...reasoned('agreed'),
          ...done('committed'),
          ...text('hash', draw.poolHash),
          ...done('seedEntered'),
          ...done('confirmed'),
          ...text('seed', draw.seed),
          ...done('witnessed'),
          ...reasoned('abandoned'),
        ]}
      />
    </Card>
  )
}
