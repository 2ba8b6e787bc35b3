import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { FieldFault, FieldHint, FieldLabel, INPUT } from '../../design/field-parts.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'
import { isTyping } from './keys/is-typing.ts'
import type { TakePaper } from './scan/use-take-paper.ts'
import { useWedge } from './scan/use-wedge.ts'

const PAPER_CHARS_MAX = 600

/** A number typed, or a paper scanned by hand: neither looks where the cursor is. */
export function TakeIn({ paper }: { readonly paper: TakePaper }) {
  const say = useWords(tellerWords)
  const [text, setText] = useState('')
  const { fault } = paper
  const input = useRef<HTMLInputElement>(null)
  const clear = (): void => setText('')
  useWedge({
    onScan: (scanned) => {
      clear()
      paper.scanned(scanned)
    },
    onGarbled: () => {
      clear()
      paper.garbled()
    },
  })

  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isPrintable =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
      if (isPrintable && !isTyping(event.target)) input.current?.focus()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])

  function change(typed: string): void {
    setText(typed)
    paper.forget()
  }
  function read(): void {
    paper.forget()
    // Scanned into a field of another program, and pasted here.
    if (/^https?:/.test(text.trim())) {
      clear()
      paper.scanned(text)
    } else if (text.trim() !== '') paper.typed(text, clear)
  }
  const onKeyDown = (event: ReactKeyboardEvent): void => {
    if (event.key === 'Enter') read()
    if (event.key === 'Escape') change('')
  }
  return (
    <TextField
      value={text}
      onChange={change}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      maxLength={PAPER_CHARS_MAX}
      className="contents *:col-start-1"
    >
      <FieldLabel text={say('take_in')} />
      <Input ref={input} dir="ltr" autoComplete="off" onKeyDown={onKeyDown} className={`${INPUT} rtl:text-end`} />
      {fault === undefined && <FieldHint text={say('take_in_hint')} />}
      <FieldFault text={fault} />
    </TextField>
  )
}
