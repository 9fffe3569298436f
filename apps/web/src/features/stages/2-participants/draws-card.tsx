import { drawListSchema } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Badge } from '../../../ui/badge.js'
import { LinkButton } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'

/** Draws of deliberators by lot; nothing where there is none and this person may plan none. */
export function DrawsCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const format = useFormat()
  const draws = useQuery({
    queryKey: ['topic', topic.id, 'draws'],
    queryFn: ({ signal }) => api.get(drawListSchema, `/topics/${topic.id}/draws`, { signal }),
  })
  if (draws.data === undefined || (draws.data.items.length === 0 && !draws.data.mayCreate)) return null
  return (
    <Section title={t('draws.title')} description={t('draws.note')} level={3}>
      {draws.data.items.map(({ id, purpose, state, seats, isPublic, abandonedAt }) => (
        <div key={id} className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex flex-wrap items-center gap-2">
            <span>{purpose}</span>
            <span className="text-muted">{t('draws.seats', { count: seats })}</span>
            <Badge tone={state === 'DRAWN' ? 'success' : state === 'ABANDONED' ? 'ended' : 'waiting'}>
              {t(`draws.states.${state}`)}
            </Badge>
            {abandonedAt !== null && <span className="text-muted">{format.dateTime(abandonedAt)}</span>}
          </p>
          <div className="flex flex-wrap gap-2" data-print="hide">
            {draws.data.mayOpen && (
              <LinkButton small to={`/topics/${topic.id}/draws/${id}`}>
                {t('draws.desk')}
              </LinkButton>
            )}
            {isPublic && (
              <LinkButton small to={`/draws/${id}`}>
                {t('draws.check')}
              </LinkButton>
            )}
          </div>
        </div>
      ))}
      {draws.data.mayCreate && (
        <div>
          <LinkButton icon="add" to={`/topics/${topic.id}/draws/new`}>
            {t('draws.create')}
          </LinkButton>
        </div>
      )}
    </Section>
  )
}
