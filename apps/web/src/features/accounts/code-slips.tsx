import type { IssuedCodes } from '@gongyi/shared/contracts'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Note } from '../../ui/note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Qr } from '../../ui/qr.js'

type Slip = IssuedCodes['items'][number]

export interface CodeSlipsProps {
  readonly codes: IssuedCodes
  readonly onDone: () => void
}

/** One slip of paper per person: big digits, three steps, and a picture for the phone's camera. */
export function CodeSlips({ codes, onDone }: CodeSlipsProps) {
  const { t } = useTranslation('accounts')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <div ref={top} tabIndex={-1} className="flex flex-col gap-gap outline-none">
      <div data-print="hide">
        <PageTitle
          title={t('slips.title')}
          actions={
            <>
              <Button tone="primary" icon="print" onPress={() => window.print()}>
                {t('slips.print')}
              </Button>
              <Button onPress={onDone}>{t('slips.done')}</Button>
            </>
          }
        >
          {t('slips.lead', { count: codes.items.length })}
        </PageTitle>
        {codes.items.some((slip) => slip.needsRelease) && <Note title={t('slips.waitTitle')}>{t('slips.wait')}</Note>}
      </div>
      <ul className="flex flex-col gap-6 print:gap-4">
        {codes.items.map((slip) => (
          <SlipCard key={slip.accountId} slip={slip} />
        ))}
      </ul>
    </div>
  )
}

function SlipCard({ slip }: { readonly slip: Slip }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const address = `${window.location.origin}/sign-in`
  return (
    <li className="break-inside-avoid rounded-lg border-2 border-edge bg-surface p-6">
      <h2 className="text-lg">{t('slips.heading')}</h2>
      <div className="mt-4 flex flex-wrap items-start justify-between gap-6 print:flex-nowrap">
        <div className="flex min-w-0 flex-1 basis-72 flex-col gap-4">
          <dl className="flex flex-col gap-2">
            <Fact term={t('slips.name')} detail={slip.displayName} />
            <Fact term={t('slips.phone')} detail={slip.phoneMasked} />
            <div>
              <dt className="text-muted">{t('slips.code')}</dt>
              <dd className="py-1 text-[2.25rem] leading-tight font-semibold tracking-widest tabular-nums">
                {grouped(slip.code)}
              </dd>
            </div>
            <Fact term={t('slips.until')} detail={format.dateTime(slip.expiresAt)} />
            <Fact term={t('slips.address')} detail={address} />
          </dl>
          <div>
            <h3 className="text-base">{t('slips.steps')}</h3>
            <ol className="mt-1 flex list-decimal flex-col gap-1 ps-6">
              <li>{t('slips.step1')}</li>
              <li>{t('slips.step2')}</li>
              <li>{t('slips.step3')}</li>
            </ol>
          </div>
        </div>
        <Qr content={address} caption={t('slips.scan')} />
      </div>
      <p className="mt-4 border-t border-line pt-3 text-sm text-muted">{t('slips.keep')}</p>
    </li>
  )
}

function Fact({ term, detail }: { readonly term: string; readonly detail: string }) {
  return (
    <div className="flex flex-wrap gap-x-3">
      <dt className="w-24 text-muted">{term}</dt>
      <dd className="min-w-0 flex-1 basis-40 font-medium">{detail}</dd>
    </div>
  )
}

/** Read aloud and typed in fours; the server takes it with or without the space. */
function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
