import { act, fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '../lib/api/problem.js'
import { renderApp } from '../testing/render.js'
import { fitsAccept, Upload } from './upload.js'
import type { Send } from './upload-queue.js'

async function offer(send: Send, file: File) {
  await renderApp(<Upload label="名册" accept=".xlsx,.csv" acceptLabel="Excel、CSV" maxBytes={10} onSend={send} />)
  const input = screen.getByLabelText('名册: 选择文件')
  await act(async () => fireEvent.change(input, { target: { files: [file] } }))
}

describe('an upload', () => {
  it('refuses a file of another kind or too large before sending it', async () => {
    const send = vi.fn<Send>()
    await offer(send, new File(['x'], 'roster.pdf'))
    expect(screen.getByRole('alert').textContent).toContain('不支持这种文件')
    await act(async () =>
      fireEvent.change(screen.getByLabelText('名册: 选择文件'), {
        target: { files: [new File(['x'.repeat(11)], 'a.csv')] },
      }),
    )
    expect(screen.getByRole('alert').textContent).toContain('文件超过')
    expect(send).not.toHaveBeenCalled()
  })

  it('shows how far it is, and can be left', async () => {
    let signal: AbortSignal | undefined
    await offer(
      (_, progress) => {
        signal = progress.signal
        progress.onProgress(3, 4)
        return new Promise(() => undefined)
      },
      new File(['x'], 'a.csv'),
    )
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('75')
    await userEvent.click(screen.getByRole('button', { name: '停止上传 a.csv' }))
    expect(signal?.aborted).toBe(true)
    expect(screen.queryByText('a.csv')).toBeNull()
  })

  it('says at the file why it failed, and tries again on demand', async () => {
    const send = vi.fn<Send>()
    send.mockRejectedValueOnce(new ProblemError({ code: 'duplicate-import', status: 409 })).mockResolvedValueOnce()
    await offer(send, new File(['x'], 'a.csv'))
    expect(screen.getByText('这个文件已经导入过')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '重新上传 a.csv' }))
    expect(screen.getByText('已上传')).toBeTruthy()
    expect(send).toHaveBeenCalledTimes(2)
  })
})

describe('the accept list', () => {
  it.each([
    ['A.XLSX', '', '.xlsx', true],
    ['a.xlsx.exe', '', '.xlsx', false],
    ['a', 'image/png', 'image/*', true],
    ['a', 'imagex/png', 'image/*', false],
    ['a', 'application/pdf', 'image/*, application/pdf', true],
  ])('of %s (%s) for %s is %s', (name, type, accept, fits) => {
    expect(fitsAccept({ name, type }, accept)).toBe(fits)
  })
})
