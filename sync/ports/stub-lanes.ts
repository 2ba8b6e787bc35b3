import type { WriterState } from '../wire/writer-state.ts'
import type { StubState, StubWriter } from './stub-state.ts'

const DAY_MS = 86_400_000
const DAYS_AHEAD = 3
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

export function stubDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Each epoch has letters of its own, as the authority's blocks have. */
export function nextStubLetter(state: StubState): string {
  const place = Object.keys(state.writers).length
  const single = LETTERS.charAt(place % LETTERS.length)
  return state.epoch === 1 ? single : `${LETTERS.charAt((state.epoch - 1) % LETTERS.length)}${single}`
}

/**
 * Grants in small: the first kiosk writer of the branch takes every number; another one gets letters only, until a split
 * is brought about. After history was lost there is no grant before every kiosk writer has reported.
 */
export function grantStubLanes(state: StubState, writer: StubWriter, now: number): void {
  if (writer.kind !== 'kiosk') return
  const kiosks = Object.values(state.writers).filter(({ kind }) => kind === 'kiosk')
  if (state.epoch > 1 && kiosks.some(({ epoch }) => epoch < state.epoch)) {
    writer.days = []
    return
  }
  const lastDay = stubDay(now + DAYS_AHEAD * DAY_MS)
  const owners = kiosks.filter(({ days }) => days.length > 0)
  if (owners.length > 0 && !owners.includes(writer)) return
  const today = stubDay(now)
  const [held] = writer.days
  if (held?.last_day === lastDay && held.first_day === today) return
  const granted = held ?? { residue: 0, modulus: 1, floors: floorsOf(state, today) }
  writer.days = [{ ...granted, first_day: today, last_day: lastDay }]
  writer.serial += 1
}

export function splitStubLane(state: StubState, writer: StubWriter, now: number): void {
  const { split } = writer
  const [held] = writer.days
  const to = split === null ? undefined : state.writers[split.to]
  if (split === null || held === undefined || to === undefined) return
  writer.days = [{ ...held, residue: split.residue, modulus: split.modulus }]
  writer.serial += 1
  writer.split = null
  const floors = floorsOf(state, stubDay(now))
  to.days = [{ ...held, floors, residue: split.residue + split.modulus / 2, modulus: split.modulus }]
  to.serial += 1
}

function floorsOf(state: StubState, day: string): Record<string, number> {
  const floors: Record<string, number> = {}
  for (const ticket of Object.values(state.tickets)) {
    if (ticket.number_day !== day || ticket.letter !== null || typeof ticket.prefix !== 'string') continue
    floors[ticket.prefix] = Math.max(floors[ticket.prefix] ?? 0, Number(ticket.sequence_n))
  }
  return floors
}

export function stubWriterState(state: StubState, writer: StubWriter): WriterState {
  const split = writer.split === null ? null : { ...writer.split, to: undefined }
  return {
    id: writer.id,
    last_seq: writer.ids.length,
    letter: writer.letter,
    lanes: { serial: (state.epoch - 1) * 1_000_000 + writer.serial, days: writer.days, split },
  } as unknown as WriterState
}
