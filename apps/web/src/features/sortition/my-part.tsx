import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { signInPath } from '../../lib/session/return-to.js'
import { useSession } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { toast } from '../../ui/toast.js'
import { tokenText } from './draw-words.js'
import { myDrawQuery, useMyAnswer } from './queries.js'

/** Was I drawn? With one's own token, and the answer of whoever was. */
export function MyPart({ drawId }: { readonly drawId: string }) {
  const { t } = useTranslation('sortition')
  const session = useSession()
  if (session === undefined) return <Skeleton lines={2} />
  return (
    <Section title={t('public.mine.title')}>
      {session === null ? (
        <p>
          {t('public.mine.signIn')}{' '}
          <TextLink to={signInPath(`/draws/${drawId}`)}>{t('public.mine.signInLink')}</TextLink>
        </p>
      ) : (
        <Mine drawId={drawId} />
      )}
    </Section>
  )
}

function Mine({ drawId }: { readonly drawId: string }) {
  const { t } = useTranslation('sortition')
  const mine = useQuery(myDrawQuery(drawId))
  if (mine.isPending) return <Skeleton lines={2} />
  if (mine.isError) return <ErrorNote error={mine.error} onRetry={() => void mine.refetch()} />
  const { token, stratum, state } = mine.data
  if (token === null || state === null) return <p>{t('public.mine.none')}</p>
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="text-lg font-medium">{t(`public.mine.states.${state}`)}</p>
      <p className="tabular-nums">{t('public.mine.token', { token: tokenText(token), group: stratum ?? '' })}</p>
      {(state === 'CALLED' || state === 'ACCEPTED' || state === 'DECLINE_TOLD') && (
        <Answer drawId={drawId} isCalled={state !== 'ACCEPTED'} />
      )}
    </div>
  )
}

function Answer({ drawId, isCalled }: { readonly drawId: string; readonly isCalled: boolean }) {
  const { t } = useTranslation('sortition')
  const [isAsking, setAsking] = useState(false)
  const act = useMyAnswer(drawId)
  const say = (answer: 'ACCEPTED' | 'DECLINED') =>
    act.mutate(answer, { onSuccess: () => toast(t('public.mine.done')), onSettled: () => setAsking(false) })
  return (
    <div className="flex flex-col gap-3" data-print="hide">
      {act.error && <ErrorNote error={act.error} />}
      <div className="flex flex-wrap gap-3">
        {isCalled && (
          <Button tone="primary" icon="check" isPending={act.isPending && !isAsking} onPress={() => say('ACCEPTED')}>
            {t('public.mine.accept')}
          </Button>
        )}
        <Button onPress={() => setAsking(true)}>{t('public.mine.decline')}</Button>
      </div>
      <ConfirmDialog
        title={t('public.mine.decline')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => say('DECLINED')}
        confirmLabel={t('public.mine.decline')}
        isPending={act.isPending}
      >
        <p>{t('public.mine.askDecline')}</p>
      </ConfirmDialog>
    </div>
  )
}
