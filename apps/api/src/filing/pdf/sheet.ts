import PDFDocument from 'pdfkit'
import { type FontName, fontFile, glyphsOf } from './fonts.js'

/** Points to the millimetre. */
const MM = 72 / 25.4

/** What a rendered document is: its bytes, and the characters the font could not print. */
export interface RenderedPdf {
  readonly pdf: Buffer
  /** printed as 〓; each with its code point, as in U+20BB7 */
  readonly missing: readonly string[]
}

export interface SheetOptions {
  readonly title: string
  readonly language: 'zh-CN' | 'en'
  /** the only date in the file, so that the same document gives the same bytes */
  readonly at: Date
  /** page margins in millimetres; GB/T 9704 has 37 above, 28 at the binding edge, 26 outside, 35 below */
  readonly margins: { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number }
}

export interface TextStyle {
  readonly size?: number
  readonly font?: FontName
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  /** first-line indent in characters, as Chinese paragraphs have two */
  readonly indent?: number
  /** room left free at the right, in characters */
  readonly inset?: number
  readonly after?: number
  readonly lineGap?: number
  readonly color?: string
}

/** One A4 document being written: text, tables and footers, with missing glyphs collected. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument
  readonly left: number
  readonly width: number
  /** y below which only footers stand */
  readonly floor: number
  private readonly english: boolean
  private readonly missing = new Set<string>()
  private readonly chunks: Buffer[] = []

  constructor(options: SheetOptions) {
    const { top, left, right, bottom } = options.margins
    this.english = options.language === 'en'
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: top * MM, left: left * MM, right: right * MM, bottom: bottom * MM },
      bufferPages: true,
      lang: options.language,
      displayTitle: true,
      info: { Title: options.title, Producer: 'Gongyi', Creator: 'Gongyi', CreationDate: options.at },
    })
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    this.left = this.pdf.page.margins.left
    this.width = this.pdf.page.width - this.left - this.pdf.page.margins.right
    this.floor = this.pdf.page.height - this.pdf.page.margins.bottom
    this.pdf.registerFont('regular', fontFile('regular'))
    this.pdf.registerFont('bold', fontFile('bold'))
    this.use('regular', 10.5)
  }

  use(font: FontName, size: number): void {
    this.pdf.font(font).fontSize(size)
  }

  /** The text as it can be printed: what the font lacks becomes 〓 and is remembered. */
  printable(text: string): string {
    const glyphs = glyphsOf(this.pdf)
    let out = ''
    for (const character of this.quotes(text.replaceAll('\t', ' ').replaceAll('\r', ''))) {
      const codePoint = character.codePointAt(0) ?? 0
      const known = character === '\n' || glyphs.hasGlyphForCodePoint(codePoint)
      if (!known) this.missing.add(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`)
      out += known ? character : '〓'
    }
    return out
  }

  // the Chinese font sets curly quotes a full character wide, which tears English words apart
  private quotes(text: string): string {
    return this.english ? text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : text
  }

  get missingGlyphs(): readonly string[] {
    return [...this.missing].sort()
  }

  text(text: string, style: TextStyle = {}): void {
    const size = style.size ?? 10.5
    this.use(style.font ?? 'regular', size)
    this.pdf.fillColor(style.color ?? '#000000')
    this.pdf.text(this.printable(text), this.left, this.pdf.y, {
      width: this.width - (style.inset ?? 0) * size,
      align: style.align ?? 'left',
      indent: (style.indent ?? 0) * size,
      lineGap: style.lineGap ?? size * 0.25,
    })
    this.pdf.fillColor('#000000')
    this.pdf.y += style.after ?? size * 0.4
  }

  heading(text: string): void {
    this.keep(70)
    this.pdf.y += 8
    this.text(text, { font: 'bold', size: 13, after: 5 })
  }

  /** Begins a new page unless this much room is left. */
  keep(height: number): void {
    if (this.pdf.y + height > this.floor) this.pdf.addPage()
  }

  /** Writes on every page, below the text area, without opening another page; `page` counts from 1. */
  footers(write: (page: number, pages: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange()
    for (let i = 0; i < count; i += 1) {
      this.pdf.switchToPage(start + i)
      const { bottom } = this.pdf.page.margins
      this.pdf.page.margins.bottom = 0
      write(i + 1, count)
      this.pdf.page.margins.bottom = bottom
    }
  }

  /** One line at a fixed place, for footers. */
  line(text: string, y: number, style: { size: number; align: 'left' | 'center' | 'right'; color?: string }): void {
    this.use('regular', style.size)
    this.pdf.fillColor(style.color ?? '#000000')
    this.pdf.text(this.printable(text), this.left, y, { width: this.width, align: style.align, lineBreak: false })
    this.pdf.fillColor('#000000')
  }

  finish(): Promise<RenderedPdf> {
    return new Promise((resolve, reject) => {
      this.pdf.on('error', reject)
      this.pdf.on('end', () => resolve({ pdf: Buffer.concat(this.chunks), missing: this.missingGlyphs }))
      this.pdf.end()
    })
  }
}
