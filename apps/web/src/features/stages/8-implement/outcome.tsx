import type { TopicDetail } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'

/** What was told at the end: completion, feedback, accounts, report, archive. */
export function Outcome({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  const { completion, feedback, accounts, closed, archived } = topic.records.implement
  if (!completion && !accounts) return null
  return (
    <Section title={closed ? t('close.closedTitle') : t('complete.title')} level={3}>
      {completion && (
        <>
          <p className="text-sm text-muted">
            {t('complete.published', { on: format.date(completion.on), endsOn: format.date(completion.endsOn) })}
          </p>
          <p className="whitespace-pre-line">{completion.text}</p>
        </>
      )}
      {feedback && <p className="whitespace-pre-line">{feedback.text}</p>}
      {accounts && (
        <p className="whitespace-pre-line">
          {t('accounts.published', { spent: format.money(BigInt(accounts.spentFen)), text: accounts.text })}
        </p>
      )}
      {completion?.followUpOn && <p>{t('complete.followUp', { on: format.date(completion.followUpOn) })}</p>}
      {closed && <p className="whitespace-pre-line">{closed.report}</p>}
      {archived && <p className="text-sm text-muted">{t('archive.archivedOn', { on: format.date(archived.at) })}</p>}
    </Section>
  )
}
