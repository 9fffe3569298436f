import { act, render, screen } from '@testing-library/react'
import { Suspense, startTransition, useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderApp } from '../../testing/render.js'
import { formatMessage } from './format-message.js'
import { setLanguage, useTranslation } from './i18n.js'
import { preferredLanguage } from './language.js'

afterEach(() => vi.restoreAllMocks())

describe('the language of a first visit', () => {
  it.each([
    ['en-GB', 'en'],
    ['zh-TW', 'zh'],
    ['fr-FR', 'zh'],
    ['', 'zh'],
  ])('of a browser set to %s is %s', (browser, language) => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue(browser)
    expect(preferredLanguage()).toBe(language)
  })

  it('yields to the choice made earlier', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-US')
    await setLanguage('zh')
    expect(preferredLanguage()).toBe('zh')
  })

  it('falls back to the browser when storage is refused', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-US')
    expect(preferredLanguage()).toBe('en')
  })
})

function Count({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  return <p>{t('table.count', { count })}</p>
}

describe('switching the language', () => {
  it('changes what is on screen and the language of the document, without a reload', async () => {
    await renderApp(<Count count={1} />)
    expect(screen.getByText('共 1 条')).toBeTruthy()
    await act(() => setLanguage('en'))
    expect(screen.getByText('1 row')).toBeTruthy()
    expect(document.documentElement.lang).toBe('en-US')
  })
})

interface WordsProps {
  readonly useWords: typeof useTranslation
}

function Late({ useWords }: WordsProps) {
  const { t } = useWords('inbox')
  const [mark] = useState('！')
  return <p>{`${t('title')}${mark}`}</p>
}

function Page({ useWords }: WordsProps) {
  const [isOpen, setOpen] = useState(false)
  const open = () => startTransition(() => setOpen(true))
  if (isOpen) return <Late useWords={useWords} />
  return (
    <button type="button" onClick={open}>
      打开
    </button>
  )
}

describe('words that arrive while a component waits for them', () => {
  it('let it go on where it stopped, with the hooks that come after', async () => {
    vi.resetModules()
    const fresh = await import('./i18n.js')
    await fresh.startI18n('zh')
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    render(
      <Suspense fallback="…">
        <Page useWords={fresh.useTranslation} />
      </Suspense>,
    )
    screen.getByText('打开').click()
    expect(await screen.findByText('消息！')).toBeTruthy()
    expect(said.mock.calls.filter(([text]) => String(text).includes('order of Hooks'))).toEqual([])
  })
})

describe('a sentence', () => {
  const words = new Map([
    ['x_one', '{{count}} row'],
    ['x_other', '{{count}} rows'],
    ['y', '{{a}} and {{a}}, {{b}}'],
  ])

  it('takes the plural its count asks for', () => {
    expect(formatMessage(words, 'en-US', 'x', { count: 1 })).toBe('1 row')
    expect(formatMessage(words, 'en-US', 'x', { count: 0 })).toBe('0 rows')
  })

  it('fills every place, and leaves none of its braces to the reader', () => {
    expect(formatMessage(words, 'en-US', 'y', { a: 'A' })).toBe('A and A, ')
    expect(formatMessage(words, 'zh-CN', 'y', { a: 1460, b: '2026' })).toContain('1,460 and 1,460, 2026')
  })

  it('is undefined when nobody wrote it', () => {
    expect(formatMessage(words, 'en-US', 'z')).toBeUndefined()
  })
})
