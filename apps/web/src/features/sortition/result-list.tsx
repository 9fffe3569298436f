import type { PublicDraw } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Section } from '../../ui/card.js'
import { Note } from '../../ui/note.js'
import { SEAT_TONES, tokenText, useGroupName } from './draw-words.js'

/** Tokens drawn and reserves, group by group, with what has become of the seats. */
export function ResultList({ draw }: { readonly draw: PublicDraw }) {
  const { t } = useTranslation('sortition')
  const nameOf = useGroupName()
  const names = new Map(draw.pool.strata.map((stratum) => [stratum.id, nameOf(stratum)]))
  const called = new Set(draw.places.map(({ token }) => token))
  return (
    <Section title={t('public.result')} description={t('public.resultNote')}>
      {draw.emptySeats > 0 && (
        <Note tone="warning">
          <p>{t('desk.people.empty', { count: draw.emptySeats })}</p>
        </Note>
      )}
      {draw.result?.strata
        .filter(({ seats }) => seats > 0)
        .map(({ id, reserves }) => (
          <Section key={id} isPlain level={3} title={t('public.group', { id, name: names.get(id) ?? '' })}>
            <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
              {draw.places
                .filter(({ stratum }) => stratum === id)
                .map(({ token, state, replaces }) => (
                  <li key={token} className="flex flex-wrap items-center gap-2 py-1">
                    <span className="tabular-nums">{tokenText(token)}</span>
                    <Badge tone={SEAT_TONES[state]}>{t(`seats.${state}`)}</Badge>
                    {replaces !== null && <Badge>{t('desk.people.replaces')}</Badge>}
                  </li>
                ))}
            </ul>
            <Reserves tokens={reserves.filter((token) => !called.has(token))} />
          </Section>
        ))}
    </Section>
  )
}

function Reserves({ tokens }: { readonly tokens: readonly string[] }) {
  const { t } = useTranslation('sortition')
  if (tokens.length === 0) return <p className="text-sm text-muted">{t('public.noReserves')}</p>
  return (
    <div className="text-sm text-muted">
      <p>{t('public.reserves')}</p>
      <ol className="flex list-decimal flex-col flex-wrap gap-x-10 ps-6 sm:flex-row">
        {tokens.map((token) => (
          <li key={token} className="whitespace-nowrap tabular-nums">
            {tokenText(token)}
          </li>
        ))}
      </ol>
    </div>
  )
}
