import { type FormEvent, useState } from 'react'
import { Button } from './button.js'
import { TextField } from './text-field.js'

export interface SearchBoxProps {
  readonly label: string
  /** What is searched for now. */
  readonly value: string
  /** Called on submit and on clearing, not on every key: the server searches. */
  readonly onSearch: (text: string) => void
  readonly searchLabel: string
  readonly clearLabel: string
}

/** Search on the server: typed, then sent with Enter or the button. */
export function SearchBox({ label, value, onSearch, searchLabel, clearLabel }: SearchBoxProps) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    // The address has changed from outside ("back"): the box follows
    setKnown(value)
    setText(value)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  const clear = () => {
    setText('')
    onSearch('')
  }
  return (
    <form data-print="hide" onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <TextField
        type="search"
        label={label}
        value={text}
        onChange={setText}
        maxLength={40}
        className="max-w-md flex-1 basis-56"
      />
      <Button type="submit" icon="search">
        {searchLabel}
      </Button>
      {value !== '' && (
        <Button tone="quiet" onPress={clear}>
          {clearLabel}
        </Button>
      )}
    </form>
  )
}
