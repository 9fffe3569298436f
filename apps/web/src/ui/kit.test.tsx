import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '../lib/api/problem.js'
import { renderApp } from '../testing/render.js'
import { Button } from './button.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { DatePicker } from './date-picker.js'
import { ErrorNote } from './error-note.js'
import { watchForms } from './first-wrong.js'
import { RadioGroup } from './radio-group.js'
import { type Signature, SignaturePad } from './signature-pad.js'
import { Stat } from './stat.js'
import { Steps } from './steps.js'
import { TextField } from './text-field.js'
import { Fold } from './topic/fold.js'
import { UnmetList } from './unmet-list.js'

function Question({ onChange }: { readonly onChange: (value: string) => void }) {
  const [value, setValue] = useState<'for' | 'against' | null>(null)
  const change = (next: 'for' | 'against') => {
    setValue(next)
    onChange(next)
  }
  const options = [
    { value: 'for' as const, label: '同意' },
    { value: 'against' as const, label: '不同意' },
  ]
  return <RadioGroup label="是否同意？" isLarge options={options} value={value} onChange={change} />
}

function Pad({ onChange }: { readonly onChange: (value: Signature | null) => void }) {
  const [value, setValue] = useState<Signature | null>(null)
  return (
    <SignaturePad
      label="监票人签名"
      value={value}
      onChange={(next) => {
        setValue(next)
        onChange(next)
      }}
    />
  )
}

describe('a field', () => {
  it('is named by its label, explained by its description and its own error text', async () => {
    await renderApp(<TextField label="议题名称" description="一句话" error="请填写议题名称" isRequired value="" />)
    const input = screen.getByLabelText(/议题名称/)
    const told = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(told).toEqual(['一句话', '请填写议题名称'])
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(input.hasAttribute('required')).toBe(false)
  })
})

describe('a ballot question', () => {
  it('starts with nothing chosen and answers to the keyboard', async () => {
    const onChange = vi.fn()
    await renderApp(<Question onChange={onChange} />)
    const group = screen.getByRole('radiogroup', { name: '是否同意？' })
    expect(
      within(group)
        .getAllByRole('radio')
        .filter((radio) => radio.matches(':checked')),
    ).toEqual([])
    within(group).getByLabelText('不同意').focus()
    await userEvent.keyboard(' ')
    expect(onChange).toHaveBeenLastCalledWith('against')
  })
})

describe('a button at work', () => {
  it('ignores a second press, submits no form, and says that it works', async () => {
    const onPress = vi.fn()
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    await renderApp(
      <form onSubmit={onSubmit}>
        <Button type="submit" isPending onPress={onPress}>
          提交
        </Button>
      </form>,
    )
    await userEvent.click(screen.getByRole('button', { name: /提交.*正在处理/ }))
    expect(onPress).not.toHaveBeenCalled()
    expect(onSubmit).not.toHaveBeenCalled()
  })
})

describe('a confirmation', () => {
  it('shows what the server refused inside the dialog, and cannot be left while it runs', async () => {
    const onClose = vi.fn()
    const props = { title: '发布公示？', isOpen: true, onClose, onConfirm: vi.fn(), confirmLabel: '发布' }
    const error = new ProblemError({ code: 'stale-version', status: 409 })
    await renderApp(
      <ConfirmDialog {...props} isPending error={error}>
        <p>正文</p>
      </ConfirmDialog>,
    )
    const dialog = screen.getByRole('alertdialog', { name: '发布公示？' })
    expect(within(dialog).getByText('议题刚刚有了新进展')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('an error', () => {
  it('is put into words with what to do next, and lists what is missing', async () => {
    const error = new ProblemError({ code: 'guard-unmet', status: 422, unmet: [{ id: 'G3.3', params: { units: 4 } }] })
    await renderApp(<ErrorNote error={error} />)
    const note = screen.getByRole('alert')
    expect(note.textContent).toContain('条件还没有齐备')
    expect(note.textContent).toContain('有 4 户老年人')
  })

  it('of an unknown kind still says what to do', async () => {
    await renderApp(<ErrorNote error={new Error('boom')} />, { language: 'en' })
    expect(screen.getByRole('alert').textContent).toContain('Please try again')
    expect(screen.getByRole('alert').textContent).not.toContain('boom')
  })
})

describe('unmet conditions', () => {
  it('take the sentence of their reason when there is one', async () => {
    await renderApp(
      <UnmetList items={[{ id: 'G6.1', params: { reason: 'opens', opensOn: '2026-12-08' } }, { id: 'ZZ.9' }]} />,
    )
    expect(screen.getByText(/投票最早于 2026年12月8日 开始/)).toBeTruthy()
    expect(screen.getByText(/还有一项条件没有满足/)).toBeTruthy()
  })
})

describe('a rate', () => {
  it('is shown with its numerator, denominator and definition', async () => {
    await renderApp(<Stat label="执行率" of={{ numerator: 3, denominator: 7 }} definition="按期完成 ÷ 全部" />)
    expect(screen.getByText('42.9%')).toBeTruthy()
    expect(screen.getByText('3 / 7')).toBeTruthy()
    expect(screen.getByText('按期完成 ÷ 全部')).toBeTruthy()
  })

  it('without a base is not called zero', async () => {
    await renderApp(<Stat label="执行率" of={{ numerator: 0, denominator: 0 }} definition="按期完成 ÷ 全部" />)
    expect(screen.getByText('暂无基数')).toBeTruthy()
  })
})

describe('the eight steps', () => {
  const steps = ['提出', '主体', '公示', '形式', '讨论', '表决', '备案', '实施'].map((label, index) => ({
    id: `s${index}`,
    label,
    state: index < 5 ? ('done' as const) : index === 5 ? ('current' as const) : ('ahead' as const),
  }))

  it('say where the topic stands and open on demand', async () => {
    await renderApp(<Steps steps={steps} />)
    const toggle = screen.getByRole('button', { name: /6 \/ 8.*表决/ })
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    await userEvent.click(toggle)
    expect(toggle.getAttribute('aria-expanded')).toBe('true')
    const current = screen.getAllByRole('listitem').filter((item) => item.getAttribute('aria-current') === 'step')
    expect(current.map((item) => item.textContent)).toEqual(['6表决（进行中）'])
  })

  it('let the reader look back, never ahead', async () => {
    const onSelect = vi.fn()
    await renderApp(<Steps steps={steps} onSelect={onSelect} />)
    await userEvent.click(screen.getByRole('button', { name: /^讨论/ }))
    expect(onSelect).toHaveBeenCalledWith('s4')
    expect(screen.queryByRole('button', { name: /备案/ })).toBeNull()
  })
})

describe('a date picker', () => {
  it('speaks the language of the page', async () => {
    await renderApp(<DatePicker label="公示日期" value="2026-11-23" onChange={() => undefined} />)
    const year = await screen.findByRole('spinbutton', { name: /年/ })
    expect(year.textContent).toBe('2026')
  })
})

describe('a signature', () => {
  it('may be typed by those who cannot draw', async () => {
    const onChange = vi.fn()
    await renderApp(<Pad onChange={onChange} />)
    fireEvent.change(screen.getByLabelText('输入姓名代替手写'), { target: { value: '陈建国' } })
    expect(onChange).toHaveBeenLastCalledWith({ kind: 'typed', name: '陈建国' })
    await userEvent.click(screen.getByRole('button', { name: '重签' }))
    expect(onChange).toHaveBeenLastCalledWith(null)
  })
})

function Wrong() {
  const [isChecked, setChecked] = useState(false)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
      }}
    >
      <TextField label="标题" value="长椅" maxLength={40} isCounted />
      <Fold title="其余">
        <RadioGroup
          label="是否同意？"
          options={[{ value: 'for', label: '同意' }]}
          value={null}
          onChange={() => undefined}
          error={isChecked && '请先选择'}
        />
      </Fold>
      <Button type="submit">提交</Button>
    </form>
  )
}

describe('a form sent with something wrong', () => {
  it('takes the hand to the first wrong field, out of its fold, with its error in words', async () => {
    const stop = watchForms()
    await renderApp(<Wrong />)
    expect(screen.getByText('2 / 40')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: '提交' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: '同意' })))
    expect(document.querySelector('details')?.open).toBe(true)
    expect(screen.getByText('请先选择')).toBeDefined()
    stop()
  })
})
