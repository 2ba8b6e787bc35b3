import type { PrinterIdentity, PrinterLanguage } from '../port/printer-state.ts'
import type { Answer, AnswerParser } from './answer.ts'
import { createParser } from './answer.ts'
import { realtimeRequests } from './escpos-bits.ts'
import { escposNothing, stepEscpos } from './parse-escpos.ts'
import { starNothing, stepStar } from './parse-star.ts'

/** How one asks for the end of what was sent, and by what one knows the answer. */
export type Confirmation = {
  /** Sent before the ticket, so that an older answer cannot be taken for this one. */
  readonly before: Uint8Array
  readonly after: Uint8Array
  isAnswer(answer: Answer): boolean
}

/** How a language is spoken beside the tickets. */
export type Dialogue = {
  /** Asks the printer to tell of itself from now on. */
  readonly hello: Uint8Array
  /** Each is one question with one answer, asked one after the other; the place in the list is its number. */
  readonly questions: readonly { readonly bytes: Uint8Array; readonly number: number }[]
  createParser(): AnswerParser
  confirmation(identity: PrinterIdentity, job: number): Confirmation | undefined
}

const nothing = new Uint8Array()
const DLE_EOT = [0x10, 0x04]
const EPSON = 0x04b8
const ETB_COUNTS = 32

const escpos: Dialogue = {
  hello: Uint8Array.of(0x1d, 0x61, 0xff),
  questions: realtimeRequests.map((number) => ({ bytes: Uint8Array.of(...DLE_EOT, number), number })),
  createParser: () => createParser(escposNothing, stepEscpos),
  confirmation: (identity, job) => (identity.vendorId === EPSON ? byProcessId(job) : byOrder),
}

/** Star has no real-time question with a small answer; `ESC ACK SOH` has the whole block sent. */
const star: Dialogue = {
  hello: Uint8Array.of(0x1b, 0x1e, 0x61, 0x03),
  questions: [{ bytes: Uint8Array.of(0x1b, 0x06, 0x01), number: 0 }],
  createParser: () => createParser(starNothing, stepStar),
  confirmation: () => byCounter,
}

/** Pictures alone: bytes between them would be taken for a picture. */
const mute: Dialogue = { hello: nothing, questions: [], createParser: star.createParser, confirmation: () => undefined }

export const dialogues: Readonly<Record<PrinterLanguage, Dialogue>> = {
  'esc-pos': escpos,
  'star-prnt': star,
  'star-line': star,
  'star-graphics': mute,
}

/** `GS ( H`, function 48: answered when all before it has been printed. Not every clone knows it, so Epson's own alone get it. */
function byProcessId(job: number): Confirmation {
  const id = String(job % 10_000).padStart(4, '0')
  const letters = [...id].map((digit) => digit.charCodeAt(0))
  return {
    before: nothing,
    after: Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...letters),
    isAnswer: (answer) => answer.kind === 'process' && answer.id === id,
  }
}

/** `GS r 1`: old, known to nearly all, and answered in its turn, not at once. It names no job, so it counts only while awaited. */
const byOrder: Confirmation = {
  before: nothing,
  after: Uint8Array.of(0x1d, 0x72, 0x01),
  isAnswer: (answer) => answer.kind === 'processed' && answer.facts.paper_end !== true,
}

/** The counter is set to 0, and `ETB` makes it 1 when all before it has been printed. */
const byCounter: Confirmation = {
  before: Uint8Array.of(0x1b, 0x1e, 0x45, 0x00),
  after: Uint8Array.of(0x17),
  isAnswer: (answer) => answer.kind === 'automatic' && (answer.printedCount ?? 0) % ETB_COUNTS === 1,
}
