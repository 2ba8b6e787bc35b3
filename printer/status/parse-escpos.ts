import type { Answer, Parsing } from './answer.ts'
import { automaticBits, hasFixedBits, processedBits } from './escpos-bits.ts'
import { factsOf, type StatusFacts } from './status-facts.ts'

/** `GS ( H` answers `37 22 id×4 00`. */
const PROCESS_HEADER = [0x37, 0x22]
const PROCESS_BYTES = 7
const AUTOMATIC_BYTES = 4

/** The bytes of an answer that is not whole yet. */
export type EscposRest = readonly number[]
export const escposNothing: EscposRest = []

/**
 * [SA1]–[SA3] One byte further. Answers of several kinds come mixed: a real-time byte may stand in the middle of an automatic block, and
 * is told by its fixed bits. What cannot go on is dropped byte by byte, so one bad byte never costs what follows it.
 *
 *   nothing ──10 pattern──▶ automatic, 4 bytes    nothing ──37──▶ process, 7 bytes
 */
export function stepEscpos(rest: EscposRest, byte: number): Parsing<EscposRest> {
  if (rest[0] === PROCESS_HEADER[0]) return stepProcess(rest, byte)
  if (rest.length > 0) return stepAutomatic(rest, byte)
  if (hasFixedBits('realtime', byte)) return heard({ kind: 'realtime', byte })
  if (hasFixedBits('automaticFirst', byte) || byte === PROCESS_HEADER[0]) return { rest: [byte], answers: [] }
  if (hasFixedBits('processed', byte)) return heard({ kind: 'processed', facts: factsOf(byte, processedBits) })
  return heard({ kind: 'rubbish', byte })
}

function stepAutomatic(rest: EscposRest, byte: number): Parsing<EscposRest> {
  if (hasFixedBits('realtime', byte)) return { rest, answers: [{ kind: 'realtime', byte }] }
  if (!hasFixedBits('automaticNext', byte)) return startAnew(rest, byte)
  const block = [...rest, byte]
  if (block.length < AUTOMATIC_BYTES) return { rest: block, answers: [] }
  return heard({ kind: 'automatic', facts: factsOfBlock(block) })
}

function factsOfBlock(block: readonly number[]): StatusFacts {
  return Object.assign({}, ...automaticBits.map((bits, n) => factsOf(block[n] ?? 0, bits)))
}

function stepProcess(rest: EscposRest, byte: number): Parsing<EscposRest> {
  const place = rest.length
  if (!fitsProcess(place, byte)) return startAnew(rest, byte)
  if (place < PROCESS_BYTES - 1) return { rest: [...rest, byte], answers: [] }
  return heard({ kind: 'process', id: String.fromCharCode(...rest.slice(PROCESS_HEADER.length)) })
}

/** The id is ours and printable; the end is NUL. */
function fitsProcess(place: number, byte: number): boolean {
  if (place < PROCESS_HEADER.length) return byte === PROCESS_HEADER[place]
  return place === PROCESS_BYTES - 1 ? byte === 0 : byte >= 0x20 && byte <= 0x7e
}

/** What was begun was none; its first byte is rubbish, the others and this one are looked at again. */
function startAnew(rest: EscposRest, byte: number): Parsing<EscposRest> {
  const [first, ...others] = rest
  const answers: Answer[] = first === undefined ? [] : [{ kind: 'rubbish', byte: first }]
  let left = escposNothing
  for (const again of [...others, byte]) {
    const next = stepEscpos(left, again)
    left = next.rest
    answers.push(...next.answers)
  }
  return { rest: left, answers }
}

function heard(answer: Answer): Parsing<EscposRest> {
  return { rest: escposNothing, answers: [answer] }
}
