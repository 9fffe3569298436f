import { type PointerEvent, useId, useRef, useState } from 'react'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { TextField } from './text-field.js'

export type Signature =
  | { readonly kind: 'drawn'; readonly svgPath: string; readonly width: number; readonly height: number }
  | { readonly kind: 'typed'; readonly name: string }

export interface SignaturePadProps {
  readonly label: string
  readonly value: Signature | null
  readonly onChange: (value: Signature | null) => void
}

const width = 600
const height = 200

/** A hand's strokes as a path (small, sharp on paper), or the name typed: not every hand can draw (WCAG 2.5.7). */
export function SignaturePad({ label, value, onChange }: SignaturePadProps) {
  const { t } = useTranslation()
  const id = useId()
  const pen = usePen(value, onChange)
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <p id={id} className="text-sm text-muted">
        {t('signature.hint')}
      </p>
      <svg
        role="img"
        aria-label={value?.kind === 'drawn' ? `${label}: ${t('signature.drawn')}` : label}
        aria-describedby={id}
        viewBox={`0 0 ${width} ${height}`}
        className="w-full max-w-xl cursor-crosshair touch-none rounded-md border-2 border-dashed border-edge bg-white"
        {...pen.handlers}
      >
        <path d={pen.path} fill="none" stroke="#10202a" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div className="flex flex-wrap items-end gap-3">
        <Button icon="undo" isDisabled={value === null} onPress={() => onChange(null)}>
          {t('signature.clear')}
        </Button>
      </div>
      <TextField
        label={t('signature.typed')}
        autoComplete="off"
        value={value?.kind === 'typed' ? value.name : ''}
        onChange={(name) => onChange(name.trim() === '' ? null : { kind: 'typed', name })}
        className="max-w-xl"
      />
    </fieldset>
  )
}

function usePen(value: Signature | null, onChange: (value: Signature) => void) {
  const drawing = useRef(false)
  const [stroke, setStroke] = useState('')
  const done = value?.kind === 'drawn' ? value.svgPath : ''
  const point = (event: PointerEvent<SVGSVGElement>): string => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / Math.max(1, box.width)) * width
    const y = ((event.clientY - box.top) / Math.max(1, box.height)) * height
    return `${Math.round(x)} ${Math.round(y)}`
  }
  const finish = () => {
    if (!drawing.current) return
    drawing.current = false
    onChange({ kind: 'drawn', svgPath: `${done}${stroke}`, width, height })
    setStroke('')
  }
  const handlers = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      drawing.current = true
      setStroke(`M${point(event)}l0 0`)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (!drawing.current) return
      const to = point(event)
      setStroke((old) => `${old}L${to}`)
    },
    onPointerUp: finish,
    onPointerCancel: finish,
  }
  return { path: `${done}${stroke}`, handlers }
}
