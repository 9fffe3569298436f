import { civilDateOf, screeningDeadlines } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Badge } from '../../../ui/badge.js'
import { Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Note } from '../../../ui/note.js'

/** Who has to have done what by when, the same for both sides of the desk; and whether it is public at all. */
export function ScreeningDue({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  const format = useFormat()
  const today = civilDateOf(topic.now)
  const due = screeningDeadlines(topic)
  return (
    <>
      {topic.disclosure !== 'PUBLIC' && <Note>{t(`closed.${topic.disclosure}`)}</Note>}
      {due.length > 0 && (
        <Section title={t('due.title')} level={3}>
          <DefinitionList
            items={due.map(({ id, by, dueOn }) => ({
              term: t(`due.ids.${id}`),
              detail: (
                <span className="flex flex-wrap items-center gap-2">
                  {t(id === 'review-request' ? 'due.until' : 'due.by', {
                    who: t(`due.${by}`),
                    day: format.date(dueOn),
                  })}
                  {dueOn < today && <Badge tone={by === 'proposer' ? 'ended' : 'warning'}>{t('due.overdue')}</Badge>}
                </span>
              ),
            }))}
          />
        </Section>
      )}
    </>
  )
}
