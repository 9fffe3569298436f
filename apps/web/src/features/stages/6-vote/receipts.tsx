import type { TopicDetail } from '@gongyi/shared/contracts'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../../lib/i18n/i18n.js'
import { Icon } from '../../../ui/icon.js'
import { motionText } from './vote-state.js'

/** 已投票: what is in, with the receipt that finds it again. New receipts are announced and brought into view. */
export function Receipts({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const ballots = topic.me.units.flatMap((unit) => unit.ballots.map((ballot) => ({ ...ballot, unit })))
  const box = useRef<HTMLDivElement>(null)
  const seen = useRef(ballots.length)
  useEffect(() => {
    if (ballots.length > seen.current) box.current?.focus()
    seen.current = ballots.length
  }, [ballots.length])
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none empty:sr-only">
      {ballots.length > 0 && (
        <div className="flex flex-col gap-gap rounded-lg border-2 border-success bg-success-soft p-pad">
          <p className="flex items-center gap-3 text-2xl font-semibold text-success">
            <Icon name="check" className="size-[1.5em]" />
            {t('cast.done')}
          </p>
          <p>{t('cast.doneBody')}</p>
          <ul className="flex flex-col gap-3">
            {ballots.map((ballot) => (
              <li
                key={`${ballot.unit.id}${ballot.motionId}`}
                className="rounded-md border border-line bg-surface p-pad"
              >
                <Receipt topic={topic} ballot={ballot} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type Unit = TopicDetail['me']['units'][number]

interface ReceiptProps {
  readonly topic: TopicDetail
  readonly ballot: Unit['ballots'][number] & { readonly unit: Unit }
}

function Receipt({ topic, ballot }: ReceiptProps) {
  const { t } = useTranslation('vote')
  const say = useKnownWords('vote')
  const format = useFormat()
  const motion = topic.motions.find(({ id }) => id === ballot.motionId)
  const facts = [
    [t('cast.choice'), say(`choices.${ballot.choice}`) ?? ballot.choice],
    [t('cast.at'), format.dateTime(ballot.at)],
    [t('cast.channel'), say(`cast.channels.${ballot.channel}`) ?? ballot.channel],
  ] as const
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-muted">{ballot.unit.label}</p>
      {motion && <p className="whitespace-pre-line">{motionText(topic, motion)}</p>}
      <dl className="flex flex-col gap-1">
        <div className="flex flex-wrap gap-x-4">
          <dt className="w-24 text-muted">{t('cast.receipt')}</dt>
          <dd className="flex min-w-0 flex-1 basis-40 flex-wrap gap-x-2 text-lg font-semibold tracking-wide">
            {inFours(ballot.receipt).map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one code never change places
              <span key={index}>{part}</span>
            ))}
          </dd>
        </div>
        {facts.map(([term, detail]) => (
          <div key={term} className="flex flex-wrap gap-x-4">
            <dt className="w-24 text-muted">{term}</dt>
            <dd className="min-w-0 flex-1 basis-40">{detail}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** In fours, as one copies a code by hand; copied from the screen it stays one word. */
function inFours(code: string): readonly string[] {
  return code.match(/.{1,4}/g) ?? []
}
