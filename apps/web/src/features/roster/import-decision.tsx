import { type RosterImportView, rosterImportSchema } from '@gongyi/shared/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../lib/api/client.js'
import { ProblemError } from '../../lib/api/problem.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button, LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { Note } from '../../ui/note.js'
import { toast } from '../../ui/toast.js'
import { ImportProgress } from './import-progress.js'
import { Stale, useAgain } from './import-stale.js'
import { ImportUndo, Undone } from './import-undo.js'
import { importQuery, rosterKey, WORK_MS } from './queries.js'

export interface ImportDecisionProps {
  readonly communityId: string
  readonly item: RosterImportView
}

type Decision = 'confirm' | 'discard'

function useDecide(communityId: string, importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: Decision) =>
      api.post(rosterImportSchema, `/communities/${communityId}/imports/${importId}/${decision}`),
    onSuccess: async (item) => {
      client.setQueryData(importQuery(communityId, importId).queryKey, item)
      await client.invalidateQueries({ queryKey: rosterKey(communityId) })
    },
  })
}

/** Take the roster over, or let it go; afterwards what became of it. */
export function ImportDecision({ communityId, item }: ImportDecisionProps) {
  const outcome = useRef<HTMLDivElement>(null)
  const before = useRef(item.state)
  useEffect(() => {
    // The button that was pressed is gone: keyboard and reader continue at what came of it
    if (before.current !== item.state) outcome.current?.focus()
    before.current = item.state
  }, [item.state])
  if (item.state === 'PREVIEW') return <Open communityId={communityId} item={item} />
  if (item.state === 'MAPPING') return item.work && <ImportProgress work={item.work} />
  return (
    <div ref={outcome} tabIndex={-1}>
      <Decided communityId={communityId} item={item} />
    </div>
  )
}

function Open({ communityId, item }: ImportDecisionProps) {
  const { t } = useTranslation('communities')
  const decide = useDecide(communityId, item.id)
  const again = useAgain(communityId, item.id)
  const isStale = decide.error instanceof ProblemError && decide.error.code === 'stale-preview'
  const [asked, setAsked] = useState<Decision | null>(null)
  const { takes, usable } = useTakes(item)
  // While the deed goes on here, the page asks how far it is; a page that was reloaded asks anyway
  useQuery({ ...importQuery(communityId, item.id), ...(decide.isPending ? { refetchInterval: WORK_MS } : {}) })
  const run = (decision: Decision) =>
    decide.mutate(decision, {
      onSuccess: () => toast(t(decision === 'confirm' ? 'preview.confirmed' : 'preview.discarded')),
    })
  const close = () => {
    setAsked(null)
    decide.reset()
    again.reset()
  }
  if (item.work !== null && !decide.isPending)
    return (
      <Section title={t('preview.decide')}>
        <ImportProgress work={item.work} />
      </Section>
    )
  return (
    <Section title={t('preview.decide')} description={t('preview.decideNote')}>
      {usable === 0 ? (
        <Note tone="warning" title={t('preview.nothing')}>
          {t('preview.nothingBody')}
        </Note>
      ) : (
        <p>{takes}</p>
      )}
      <div className="flex flex-wrap gap-3">
        {usable > 0 && (
          <Button tone="primary" onPress={() => setAsked('confirm')}>
            {t('preview.confirm')}
          </Button>
        )}
        <Button onPress={() => setAsked('discard')}>{t('preview.discard')}</Button>
      </div>
      <ConfirmDialog
        title={t(`preview.${asked ?? 'confirm'}Title`)}
        isOpen={asked !== null}
        onClose={close}
        onConfirm={() => asked !== null && run(asked)}
        confirmLabel={t(`preview.${asked ?? 'confirm'}`)}
        isDanger={asked === 'discard'}
        isPending={decide.isPending}
        isDisabled={isStale}
        error={isStale ? again.error : decide.error}
      >
        {asked === 'confirm' && !isStale && <p>{takes}</p>}
        {isStale ? (
          <Stale
            error={decide.error}
            isPending={again.isPending}
            onAgain={() => again.mutate(undefined, { onSuccess: close })}
          />
        ) : (
          <p>{t(`preview.${asked ?? 'confirm'}Body`)}</p>
        )}
        {decide.isPending && item.work && <ImportProgress work={item.work} />}
      </ConfirmDialog>
    </Section>
  )
}

/** Rows with a remark are taken too; previews of before they were counted apart do not say what becomes of those. */
function useTakes({ summary }: RosterImportView): { readonly takes: string; readonly usable: number } {
  const { t } = useTranslation('communities')
  const { t: say } = useTranslation('imports')
  const format = useFormat()
  const { NEW, CHANGED, UNCHANGED, WARNING, ERROR } = summary.states
  const { changes } = summary
  if (changes !== undefined) {
    const takes = say('changes', {
      fresh: format.count(changes.NEW),
      changed: format.count(changes.CHANGED),
      unchanged: format.count(changes.UNCHANGED),
      remarked: format.count(WARNING),
      errors: format.count(ERROR),
    })
    return { takes, usable: changes.NEW + changes.CHANGED + changes.UNCHANGED }
  }
  const takes = t('preview.takes', {
    fresh: format.count(NEW),
    changed: format.count(CHANGED),
    remarked: format.count(WARNING),
    unchanged: format.count(UNCHANGED),
    errors: format.count(ERROR),
  })
  return { takes, usable: NEW + CHANGED + UNCHANGED + WARNING }
}

function Decided({ communityId, item }: ImportDecisionProps) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  if (item.state === 'UNDONE') return <Undone item={item} />
  if (item.state === 'DISCARDED' || item.confirmedAt === null)
    return (
      <Note role="status" title={t('preview.discarded')}>
        <div>
          <LinkButton to={`/communities/${communityId}/roster/import`}>{t('preview.again')}</LinkButton>
        </div>
      </Note>
    )
  const isOwners = item.kind === 'OWNERS'
  return (
    <div className="flex flex-col gap-gap">
      <Note tone="success" role="status" title={t('preview.confirmed')}>
        <p>
          {t('preview.confirmedBy', {
            name: item.summary.confirmedBy ?? item.byName,
            time: format.dateTime(item.confirmedAt),
          })}
        </p>
        <div>
          <LinkButton tone="primary" to={`/communities/${communityId}/roster${isOwners ? '?tab=units' : ''}`}>
            {t(isOwners ? 'preview.toUnits' : 'preview.toRoster')}
          </LinkButton>
        </div>
      </Note>
      {item.summary.columns !== undefined && <ImportUndo communityId={communityId} item={item} />}
    </div>
  )
}
