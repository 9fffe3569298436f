import type { PublicDraw } from '@gongyi/shared/contracts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { fetchPool } from './queries.js'
import { type Repeated, repeatDraw } from './repeat.js'

/** The draw worked out again where the reader is, and compared with what is published. */
export function RepeatCard({ draw }: { readonly draw: PublicDraw }) {
  const { t } = useTranslation('sortition')
  const repeat = useMutation({ mutationFn: async () => repeatDraw(draw, await fetchPool(draw.id)) })
  const isDrawn = draw.result !== null
  return (
    <Section title={t('public.repeat.title')} description={t('public.repeat.body')}>
      {!isDrawn && draw.abandoned === null && <p>{t('public.repeat.waiting')}</p>}
      {repeat.error && <ErrorNote error={repeat.error} onRetry={() => repeat.mutate()} />}
      {repeat.data && <Verdict repeated={repeat.data} />}
      <div data-print="hide">
        <Button tone="primary" icon="refresh" isPending={repeat.isPending} onPress={() => repeat.mutate()}>
          {t(isDrawn ? 'public.repeat.submit' : 'public.repeat.checkPool')}
        </Button>
      </div>
      <p className="text-sm text-muted">{t('public.elsewhere')}</p>
    </Section>
  )
}

function Verdict({ repeated }: { readonly repeated: Repeated }) {
  const { t } = useTranslation('sortition')
  const { verdict } = repeated
  const isSame = verdict === 'same' || verdict === 'poolSame'
  const hash = (text: string) => <span className="break-all tabular-nums">{text}</span>
  return (
    <>
      <Note
        tone={isSame ? 'success' : 'warning'}
        role={isSame ? 'status' : 'alert'}
        title={t(`public.repeat.${verdict}`)}
      >
        {verdict === 'same' && <p>{t('public.repeat.sameBody')}</p>}
        {!isSame && <p>{t('public.repeat.differsBody')}</p>}
      </Note>
      <DefinitionList
        items={[
          { term: t('public.repeat.computed'), detail: hash(repeated.poolHash) },
          ...(repeated.resultHash === null
            ? []
            : [{ term: t('public.repeat.computedResult'), detail: hash(repeated.resultHash) }]),
        ]}
      />
    </>
  )
}
