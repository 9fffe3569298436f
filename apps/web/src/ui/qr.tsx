import { useMemo } from 'react'
import { encode } from 'uqr'
import { useTranslation } from '../lib/i18n/i18n.js'

export interface QrProps {
  /** What the code says, usually an address. */
  readonly content: string
  /** Under the code: what happens when it is scanned. */
  readonly caption?: string
}

/** Always dark on white with its quiet zone, in dark mode and on paper alike: scanners need it. */
export function Qr({ content, caption }: QrProps) {
  const { t } = useTranslation()
  const code = useMemo(() => encode(content, { ecc: 'M', border: 4 }), [content])
  const path = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <figure className="inline-flex max-w-full self-start flex-col items-center gap-2">
      <svg
        role="img"
        aria-label={t('qr.alt', { content })}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shapeRendering="crispEdges"
        className="w-48 max-w-full rounded-sm border border-line"
      >
        <rect width={code.size} height={code.size} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      {caption !== undefined && <figcaption className="text-center text-sm">{caption}</figcaption>}
    </figure>
  )
}
