import type { Support } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Bar } from '../../../ui/bar.js'
import { Note } from '../../../ui/note.js'
import { Fold } from '../../../ui/topic/fold.js'

type Threshold = Support['thresholds'][number]

/** How far the support has come, with what each mark means, and under "how" every line with its source. */
export function SupportProgress({ support }: { readonly support: Support }) {
  const { t, language } = useTranslation('proposal')
  const { thresholds } = support
  const nearest = (level: Threshold['level']) =>
    thresholds.filter((one) => one.level === level).toSorted((a, b) => b.has / b.need - a.has / a.need)[0]
  const [priority, statutory] = [nearest('priority'), nearest('statutory')]
  return (
    <div className="flex flex-col gap-gap">
      {support.statutory ? (
        <Note tone="success">{t('support.statutoryMet')}</Note>
      ) : (
        support.priority && <Note tone="success">{t('support.priorityMet')}</Note>
      )}
      {priority && !priority.met && <ThresholdBar one={priority} label={t('support.priority')} />}
      {statutory && !statutory.met && <ThresholdBar one={statutory} label={t('support.statutory')} />}
      <Fold title={t('support.how')} description={t('support.howLead')}>
        <ul className="flex flex-col divide-y divide-line">
          {thresholds.map((one) => (
            <li key={one.id} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1 basis-64">
                {t(`support.thresholds.${one.id}`)}
                <span className="block text-sm text-muted">
                  {t('support.source', { source: one.source[language] })}
                </span>
              </span>
              <Standing one={one} />
            </li>
          ))}
        </ul>
        <Channels support={support} />
      </Fold>
    </div>
  )
}

function ThresholdBar({ one, label }: { readonly one: Threshold; readonly label: string }) {
  const { t } = useTranslation('proposal')
  const unit = t(`support.bases.${one.basis}`)
  const { has, need, of, share } = one
  const words = t(`support.thresholds.${one.id}`)
  if (of === null || share === null)
    return (
      <Bar label={`${label}：${words}`} value={has} total={need} valueText={t('support.now', { has, need, unit })} />
    )
  return (
    <Bar
      label={label}
      value={has}
      total={of}
      valueText={t('support.ofAll', { has, all: of, need, unit })}
      threshold={{ ...share, label: words }}
    />
  )
}

function Standing({ one: { met, has, need, of, basis } }: { readonly one: Threshold }) {
  const { t } = useTranslation('proposal')
  const unit = t(`support.bases.${basis}`)
  return (
    <span className="text-end tabular-nums">
      {of === null ? t('support.now', { has, need, unit }) : t('support.ofAll', { has, all: of, need, unit })}
      <span className={`block text-sm ${met ? 'font-medium text-success' : 'text-muted'}`}>
        {met ? t('support.met') : t('support.missing', { count: need - has, unit })}
      </span>
    </span>
  )
}

const NAMED = ['ONLINE', 'PAPER', 'VISIT', 'HOTLINE', 'MEETING'] as const

/** For the desk: in which ways the signatures came. */
function Channels({ support }: { readonly support: Support }) {
  const { t } = useTranslation('proposal')
  const said = NAMED.flatMap((id) => {
    const count = support.channels.find(({ channel }) => channel === id)?.count
    return count === undefined ? [] : [t('support.channel', { channel: t(`support.channelNames.${id}`), count })]
  })
  if (said.length === 0) return null
  return <p className="text-sm text-muted">{t('support.channels', { list: said.join('、') })}</p>
}
