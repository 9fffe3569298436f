import type { ReferralView } from '@gongyi/shared/contracts'
import { DESTINATIONS, DISPUTE_KINDS, REFERRAL_OUTCOMES } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { LinkButton } from '../../../ui/button.js'
import { Card, Section } from '../../../ui/card.js'
import { type Definition, DefinitionList } from '../../../ui/definition-list.js'
import { Note } from '../../../ui/note.js'

interface Similar {
  readonly kind: keyof typeof DISPUTE_KINDS
  readonly count: number
}

/** Where it went, how far it is, and what came of it. */
export function ReferralProgress({ referrals }: { readonly referrals: readonly ReferralView[] }) {
  const { t } = useTranslation('screening')
  if (referrals.length === 0) return null
  return (
    <Section title={t('referral.title')} description={t('referral.body')} level={3}>
      <ul className="flex flex-col gap-gap">
        {referrals.map((referral) => (
          <One key={referral.id} referral={referral} />
        ))}
      </ul>
    </Section>
  )
}

/** 转到 state and day as one badge, the same here and on the desk's list. */
export function ReferralState({ referral }: { readonly referral: ReferralView }) {
  const { t } = useTranslation('screening')
  const format = useFormat()
  const { state, dueOn, overdue } = referral
  const next =
    dueOn !== null && (state === 'DECIDED' || state === 'SENT' || state === 'RECEIVED')
      ? t(`referral.next.${state}`, { day: format.day(dueOn) })
      : null
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={state === 'DONE' ? 'success' : state === 'RECALLED' ? 'ended' : 'waiting'}>
        {t(`referral.states.${state}`)}
      </Badge>
      {next !== null && <span className="text-sm text-muted">{next}</span>}
      {overdue && <Badge tone="warning">{t('referral.overdue')}</Badge>}
    </span>
  )
}

function One({ referral }: { readonly referral: ReferralView }) {
  const { t, language } = useTranslation('screening')
  const items = useFacts(referral)
  return (
    <Card as="li">
      <div className="flex flex-col gap-2">
        <p className="font-semibold">
          {t('referral.to', {
            destination: DESTINATIONS[referral.destination][language],
            organisation: referral.organisation,
          })}
        </p>
        <p className="text-sm text-muted tabular-nums">
          {t('referral.slip')} {referral.slipNo}
        </p>
        <ReferralState referral={referral} />
        {items.length > 0 && <DefinitionList items={items} />}
        <Steps referral={referral} />
      </div>
    </Card>
  )
}

function useFacts(referral: ReferralView): readonly Definition[] {
  const { t, language } = useTranslation('screening')
  const format = useFormat()
  const {
    reason,
    deviation,
    disputeKind,
    level,
    parties,
    outcome,
    result,
    agreement,
    agreedOn,
    judicialUntil,
    satisfied,
  } = referral
  const fact = (term: string, detail: string | null) => (detail === null ? [] : [{ term, detail }])
  const agreed = agreement === null ? null : `${agreedOn === null ? '' : `${format.date(agreedOn)}　`}${agreement}`
  return [
    ...fact(t('referral.reason'), reason),
    ...fact(t('referral.deviation'), deviation),
    ...fact(t('refer.kind'), disputeKind && DISPUTE_KINDS[disputeKind][language]),
    ...fact(t('refer.level'), level && t(`refer.levels.${level}`)),
    ...fact(t('referral.parties'), parties.length === 0 ? null : parties.join('、')),
    ...fact(t('referral.result'), outcome && [REFERRAL_OUTCOMES[outcome][language], result].filter(Boolean).join('　')),
    ...fact(t('referral.agreement'), agreed),
    ...fact(
      t('referral.steps.RATED'),
      satisfied === null ? null : t(satisfied ? 'referral.satisfied' : 'referral.unsatisfied'),
    ),
    ...(judicialUntil === null
      ? []
      : [{ term: t('referral.judicialTerm'), detail: t('referral.judicial', { day: format.date(judicialUntil) }) }]),
  ]
}

function Steps({ referral: { steps } }: { readonly referral: ReferralView }) {
  const say = useKnownWords('screening')
  const format = useFormat()
  if (steps.length === 0) return null
  return (
    <ol className="flex flex-col">
      {steps.map((step, index) => (
        // Steps are only ever added at the end
        // biome-ignore lint/suspicious/noArrayIndexKey: their order is their identity
        <li key={index} className="flex flex-wrap gap-x-3 border-s-2 border-line py-1 ps-3 text-sm">
          <time dateTime={step.on} className="text-muted tabular-nums">
            {format.date(step.on)}
          </time>
          <span className="font-medium">{say(`referral.steps.${step.kind}`) ?? step.kind}</span>
          <span>{step.note}</span>
        </li>
      ))}
    </ol>
  )
}

/** Enough like quarrels in a year: what is missing may be a rule. */
export function SimilarDisputes({ similar }: { readonly similar: Similar | null }) {
  const { t, language } = useTranslation('screening')
  if (similar === null) return null
  const { kind, count } = similar
  return (
    <Note>
      <p>{t('referral.similar', { count, kind: DISPUTE_KINDS[kind][language] })}</p>
      <div>
        <LinkButton to="/topics/new" small icon="add">
          {t('referral.similarAction')}
        </LinkButton>
      </div>
    </Note>
  )
}
