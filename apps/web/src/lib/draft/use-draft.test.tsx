import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionWith } from '../../testing/sessions.js'
import { aString, recordOf } from '../api/shape.js'
import { forgetDrafts, useDraft } from './use-draft.js'

interface Note {
  readonly text: string
}

const contract = recordOf<Note>({ text: aString })

function Form() {
  const { value, change, drop } = useDraft<Note>('topic', 'note', contract, { text: '' })
  return (
    <>
      <input aria-label="text" value={value.text} onChange={(event) => change({ text: event.target.value })} />
      <button type="button" onClick={drop}>
        send
      </button>
    </>
  )
}

async function open(as = 'resident' as const) {
  answer({ 'GET /api/session': sessionWith(as) })
  return renderApp(<Form />)
}

describe('what somebody is writing', () => {
  it('is there again after a reload, for the same person', async () => {
    const before = await open()
    await userEvent.type(screen.getByLabelText('text'), '椅子放哪里')
    before.unmount()
    await open()
    expect(await screen.findByDisplayValue('椅子放哪里')).toBeDefined()
  })

  it('is not shown to whoever signs in next', async () => {
    const before = await open()
    await userEvent.type(screen.getByLabelText('text'), '椅子放哪里')
    before.unmount()
    answer({ 'GET /api/session': { session: { ...sessionWith('resident').session, accountId: 'somebody-else' } } })
    await renderApp(<Form />)
    expect(screen.getByLabelText('text')).toHaveProperty('value', '')
  })

  it.each([
    ['once it is sent', () => userEvent.click(screen.getByRole('button', { name: 'send' }))],
    ['on signing out', async () => forgetDrafts()],
  ])('leaves nothing on the device %s', async (_, leave) => {
    await open()
    await userEvent.type(screen.getByLabelText('text'), '椅子放哪里')
    expect(JSON.stringify({ ...sessionStorage })).toContain('椅子')
    await leave()
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('椅子')
  })

  it('is forgotten when it can no longer be read', async () => {
    const before = await open()
    await userEvent.type(screen.getByLabelText('text'), 'x')
    const [key] = Object.keys(sessionStorage)
    if (key === undefined) throw new Error('nothing was kept')
    before.unmount()
    sessionStorage.setItem(key, '{"text":7}')
    await open()
    expect(screen.getByLabelText('text')).toHaveProperty('value', '')
  })
})
