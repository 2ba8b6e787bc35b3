import { useState } from 'react'
import { type RecordMatter, type RecordWords, recordWordsIn } from '../../../../printer/record/record-words.ts'
import { ticketId } from '../../../../sync/ids.ts'
import { isOpen, ticketStates } from '../../../../sync/tickets/ticket-state.ts'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../../sync/words/words-in.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { usePage } from '../../../app/page.ts'
import { isolate } from '../../../words/isolate.ts'
import { pageLanguage } from '../../../words/page-language.ts'
import { scanWords } from '../../../words/scan/scan-words.ts'
import { tellerWords } from '../../../words/teller/teller-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { type Paper, readPaper } from '../read-paper.ts'
import type { Acts } from '../use-acts.ts'
import type { DeskCommands } from '../use-desk.ts'
import { type AdoptArgs, judgeScan } from './judge-scan.ts'
import { scanPlaceOf } from './scan-place-of.ts'
import { verifySignature } from './verify-signature.ts'

type Desk = {
  readonly counter: CounterRow
  readonly acts: Acts
  readonly commands: DeskCommands
  /** To one that was called to this counter before; undefined: to whoever was called last. */
  readonly onTurnTo: (ticketId: string | undefined) => void
}
export type TakePaper = {
  readonly fault: string | undefined
  forget(): void
  /** `onDone`: the text has done its work. */
  typed(text: string, onDone: () => void): void
  scanned(text: string): void
  garbled(): void
}

/** Of numbers without a letter, where the tenant has not said. */
const NUMBER_DIGITS = 3

/** A paper that somebody shows: typed, by a hand scanner or before the camera. */
export function useTakePaper({ counter, acts, commands, onTurnTo }: Desk): TakePaper {
  const device = useDevice()
  const { notices } = usePage()
  const say = useWords(tellerWords)
  const sayScan = useWords(scanWords)
  const [fault, setFault] = useState<string>()
  const paperWords = () => recordWordsIn(pageLanguage())

  /** Answers whether it was called. */
  async function takeKnown(id: string): Promise<boolean> {
    const ticket = device.view.tickets.get(id)
    const state = ticketStates.find((each) => each === ticket?.state)
    if (ticket === undefined || state === undefined) return false
    if (!isOpen(state) && state !== 'no_show') {
      const values = { number: ticket.number ?? '', state: wordsIn(pageLanguage()).states[state] }
      setFault(`${paperWords().known.happened} ${say('is_over', values)}`)
      return false
    }
    const isHere = (state === 'called' || state === 'serving') && ticket.counter_id === counter.id
    if (!isHere) await commands.callTicket(ticket)
    onTurnTo(isHere ? ticket.id : undefined)
    return true
  }

  async function takeTyped(paper: Paper): Promise<boolean> {
    if (paper.kind === 'ticket') return takeKnown(paper.id)
    if (paper.kind !== 'unknown_number') {
      setFault(say(paper.kind))
      return false
    }
    const { today } = device.view
    if (today === undefined) return false
    await takeNew({
      ticket_id: ticketId.parse(crypto.randomUUID()),
      number: paper.number,
      number_day: today,
      proof: 'typed',
    })
    return true
  }

  async function takeNew(args: AdoptArgs): Promise<void> {
    if (!(await commands.takeIn(args))) return
    onTurnTo(undefined)
    const { number } = args
    if (args.proof === 'unverified') notices.add('called', paperText(paperWords().unverified, number))
    else notices.add('ours', say('took_in', { number }))
  }

  async function takeScanned(text: string): Promise<void> {
    const place = scanPlaceOf(device, counter)
    if (place === undefined) return
    const verdict = await judgeScan(text, place, verifySignature)
    if (verdict.kind === 'known') await takeKnown(verdict.ticketId)
    else if (verdict.kind === 'new') await takeNew(verdict.args)
    else setFault(paperText(paperWords()[verdict.matter], verdict.number))
  }

  return {
    fault,
    forget: () => setFault(undefined),
    typed(text, onDone) {
      setFault(undefined)
      const { tickets, today = '', configuration } = device.view
      const prefixes = configuration?.services.map(({ prefix }) => prefix) ?? []
      const digits = configuration?.settings?.number_digits ?? NUMBER_DIGITS
      const paper = readPaper(text, { tickets: tickets.values(), today, prefixes, digits })
      acts.once('take_in', async () => {
        if (await takeTyped(paper)) onDone()
      })
    },
    scanned(text) {
      setFault(undefined)
      // Each paper is a tap of its own: the next one waits for its turn, and is not lost.
      acts.once(`scan ${text}`, () => takeScanned(text))
    },
    garbled: () => setFault(sayScan('garbled')),
  }
}

/** The number last: a line that begins with it would run from left to right in Arabic, too. */
function paperText({ happened, todo }: RecordWords[RecordMatter], number: string | undefined): string {
  return number === undefined ? `${happened} ${todo}` : `${happened} ${todo} (${isolate({ number }).number})`
}
