import type { TopicDetail } from '@gongyi/shared/contracts'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button, LinkButton } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Fold } from '../../../ui/topic/fold.js'
import { filingNumber } from './filing-state.js'
import type { Verdict } from './verify-dossier.js'

/** Judged as it comes: the check itself says what does not fit. */
const asItComes = { parse: (value: unknown) => value }

/** The record to take away, and the check that nobody touched it. */
export function DossierBox({ topic }: { readonly topic: TopicDetail }) {
  const { t, language } = useTranslation('filing')
  const path = `/topics/${topic.id}/dossier`
  const check = useMutation({
    mutationFn: async () => {
      const [document, { checkDossier }] = await Promise.all([api.get(asItComes, path), import('./verify-dossier.js')])
      return checkDossier(document)
    },
  })
  return (
    <Section title={t('dossier.title')} description={t('dossier.body')} level={3}>
      {filingNumber(topic) === undefined && <p className="text-sm text-muted">{t('dossier.preview')}</p>}
      <div className="flex flex-wrap gap-3" data-print="hide">
        <LinkButton to={`/api${path}.pdf?locale=${language}`} icon="print" download>
          {t('dossier.pdf')}
        </LinkButton>
        <LinkButton to={`/api${path}`} icon="download" download>
          {t('dossier.json')}
        </LinkButton>
        <Button icon="check" onPress={() => check.mutate()} isPending={check.isPending}>
          {t(check.data ? 'dossier.verifyAgain' : 'dossier.verify')}
        </Button>
      </div>
      {check.error && <ErrorNote error={check.error} />}
      {check.data && <VerdictNote verdict={check.data} />}
      <Fold title={t('dossier.howTitle')}>
        <ol className="flex list-decimal flex-col gap-2 ps-5">
          <li>{t('dossier.how.s1')}</li>
          <li>{t('dossier.how.s2')}</li>
          <li>{t('dossier.how.s3')}</li>
        </ol>
      </Fold>
    </Section>
  )
}

function VerdictNote({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('filing')
  if (!verdict.ok)
    return (
      <Note tone="warning" role="alert" title={t('dossier.broken')}>
        <p>{t('dossier.brokenBody')}</p>
        <ul className="list-disc ps-5">
          {verdict.checks.map((check) => (
            <li key={check}>{t(`dossier.checks.${check}`)}</li>
          ))}
        </ul>
      </Note>
    )
  return (
    <Note tone="success" role="status" title={t('dossier.ok')}>
      <p>{t('dossier.okBody')}</p>
      <p>{t('dossier.events', { count: verdict.events })}</p>
      <p className="text-sm">
        {t('dossier.hash')}
        <span className="block font-mono break-all">{verdict.hash}</span>
      </p>
    </Note>
  )
}
