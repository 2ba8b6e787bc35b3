import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { isOpen, ticketStates } from '../../../sync/tickets/ticket-state.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { FieldFault, FieldHint, FieldLabel, INPUT } from '../../design/field-parts.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { isTyping } from './is-typing.ts'
import { type Paper, readPaper } from './read-paper.ts'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly counterId: string
  readonly acts: Acts
  readonly commands: DeskCommands
  /** It was called to this counter already: that is where the teller wants to be. */
  readonly onTurnTo: (ticketId: string) => void
}

/** Of numbers without a letter, where the tenant has not said. */
const NUMBER_DIGITS = 3
const PAPER_CHARS_MAX = 600

const FAULTS = { unknown_code: 'unknown_code', several: 'several', no_number: 'no_number' } as const

/** A number typed, or a paper scanned: a scanner types like a person, ends with Enter, and does not look where the cursor is. */
export function TakeIn({ counterId, acts, commands, onTurnTo }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const device = useDevice()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isPrintable =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
      if (isPrintable && !isTyping(event.target)) input.current?.focus()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])

  async function take(paper: Paper): Promise<void> {
    if (paper.kind === 'unknown_number') {
      const { today } = device.view
      if (today !== undefined) await commands.takeIn(paper.number, today)
    } else if (paper.kind === 'ticket') {
      const ticket = device.view.tickets.get(paper.id)
      const state = ticketStates.find((each) => each === ticket?.state)
      if (ticket === undefined || state === undefined) return
      if (!isOpen(state) && state !== 'no_show') {
        setFault(say('is_over', { number: ticket.number ?? '', state: wordsIn(language).states[state] }))
        return
      }
      if ((state === 'called' || state === 'serving') && ticket.counter_id === counterId) onTurnTo(ticket.id)
      else await commands.callTicket(ticket)
    } else {
      setFault(say(FAULTS[paper.kind]))
      return
    }
    setText('')
  }
  function change(typed: string): void {
    setText(typed)
    setFault(undefined)
  }
  function read(): void {
    setFault(undefined)
    if (text.trim() === '') return
    const { tickets, today = '', configuration } = device.view
    const prefixes = configuration?.services.map(({ prefix }) => prefix) ?? []
    const digits = configuration?.settings?.number_digits ?? NUMBER_DIGITS
    const paper = readPaper(text, { tickets: tickets.values(), today, prefixes, digits })
    acts.once('take_in', () => take(paper))
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
