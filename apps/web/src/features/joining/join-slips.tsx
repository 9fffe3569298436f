import type { PrintedJoinCodes } from '@gongyi/shared/contracts'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Note } from '../../ui/note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Qr } from '../../ui/qr.js'

export interface JoinSlipsProps {
  readonly codes: PrintedJoinCodes
  readonly onDone: () => void
}

/** A4, eight slips a page, cut along the frames. */
export function JoinSlips({ codes, onDone }: JoinSlipsProps) {
  const { t } = useTranslation('join')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <div ref={top} tabIndex={-1} className="flex flex-col gap-gap outline-none">
      <div data-print="hide" className="flex flex-col gap-gap">
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
        <Note>{t('slips.wait')}</Note>
      </div>
      <ul className="grid gap-4 md:grid-cols-2 print:grid-cols-2 print:gap-0">
        {codes.items.map((slip) => (
          <Slip key={slip.id} slip={slip} />
        ))}
      </ul>
    </div>
  )
}

function Slip({ slip }: { readonly slip: PrintedJoinCodes['items'][number] }) {
  const { t } = useTranslation('join')
  const format = useFormat()
  const address = `${window.location.origin}/join`
  return (
    <li className="flex break-inside-avoid flex-col gap-2 rounded-lg border-2 border-edge bg-surface p-4 print:h-[66mm] print:overflow-hidden print:rounded-none print:border print:border-dashed print:p-[4mm] print:text-[9pt]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-lg print:text-[12pt]">{t('slips.heading')}</h2>
        <span>{slip.householdCode}</span>
      </div>
      <div className="flex flex-wrap gap-4 print:flex-nowrap print:gap-[3mm]">
        <div className="w-40 shrink-0 print:w-[30mm]">
          {/* Behind the #: what stands there is not sent to any server, and stands in no log */}
          <Qr content={`${address}#${slip.code}`} caption={t('slips.scan')} />
        </div>
        <div className="flex min-w-0 flex-1 basis-48 flex-col gap-1">
          <p className="font-semibold">{t('slips.forWhom', { name: slip.personName })}</p>
          <p className="break-all">{t('slips.or', { address })}</p>
          <p className="font-mono text-lg leading-snug font-semibold break-words print:text-[11pt]">
            {grouped(slip.code)}
          </p>
          <p className="text-sm print:text-[8pt]">{t('slips.until', { date: format.date(slip.expiresAt) })}</p>
          <p className="text-sm text-muted print:text-[8pt]">{t('slips.keep')}</p>
        </div>
      </div>
    </li>
  )
}

/** In fives, as it is read aloud; the last group has six. */
function grouped(code: string): string {
  return code.replace(/(.{5})(?=.{6})/g, '$1 ')
}
