import { numberToDay } from '../calendar/day-number.ts'
import { splitId, writerId } from '../ids.ts'
import type { Lane, WriterState } from '../wire/writer-state.ts'
import { isProperPart, type LaneClass } from './lane-class.ts'

/** What tests need of the authority, by the same rules as `sql/functions/lanes`; days are whole numbers here. */
type LaneDay = {
  residue: number
  modulus: number
  day: number
  writer: number
  floors: Record<string, number>
  epoch: number
}
type OpenSplit = LaneClass & { from: number; to: number; first: number; last: number; epoch: number; isDone: boolean }
type KnownWriter = { letter: string; epoch: number; serial: number; lastSeq: number; lastContact: number }
type Book = { writers: KnownWriter[]; lanes: LaneDay[]; splits: OpenSplit[]; issued: Issued[] }

export type Issued = { readonly day: number; readonly prefix: string; readonly n: number; readonly letter: string }
export type Sent = { readonly seq: number; readonly issued?: Issued; readonly split?: string }
/** Without a state: refused, because of the epoch. */
export type Answer = { readonly epoch: number; readonly lastSeq: number; readonly state?: WriterState }
export type LaneAuthority = ReturnType<typeof createLaneAuthority>

const DAYS_AHEAD = 3
const LATELY_DAYS = 4
const ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ'

export const writerOf = (place: number) => writerId.parse(`00000000-0000-4000-8000-00000000000${place + 1}`)
const splitOf = (index: number) => splitId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)

export function createLaneAuthority() {
  let book: Book = { writers: [], lanes: [], splits: [], issued: [] }
  let backup = JSON.stringify(book)
  let epoch = 1
  let lostOn = 0

  const isUsable = (day: number): boolean =>
    epoch === 1 || day > lostOn + DAYS_AHEAD || book.writers.every((writer) => writer.epoch >= epoch)
  const on = (day: number): LaneDay[] => book.lanes.filter((lane) => lane.day === day)
  const heights = (day: number): Record<string, number> => {
    const found: Record<string, number> = {}
    for (const each of book.issued)
      if (each.day === day && each.letter === '') found[each.prefix] = Math.max(found[each.prefix] ?? 0, each.n)
    return found
  }

  function enrol(today: number): number {
    const letter = `${ALPHABET[epoch - 1]}${ALPHABET[book.writers.length]}`
    book.writers.push({ letter, epoch, serial: 0, lastSeq: 0, lastContact: today })
    // A kiosk that a backup does not know is enrolled anew after a loss, so a backup here knows all of them.
    backup = JSON.stringify(book)
    return book.writers.length - 1
  }

  function shareOut(asking: number, day: number, today: number): void {
    const owners = book.writers.flatMap(({ lastContact }, place) =>
      place === asking || lastContact > today - LATELY_DAYS ? [place] : [],
    )
    for (const [place, writer] of owners.entries()) {
      book.lanes.push({ ...laneClass(place, owners.length), day, writer, floors: heights(day), epoch })
      known(writer).serial += 1
    }
  }

  function proposeSplit(asking: number, first: number, last: number): void {
    const isOpen = (each: OpenSplit) => !each.isDone && each.last >= first && each.epoch === epoch
    if (book.splits.some((each) => each.to === asking && isOpen(each))) return
    const [owner] = on(first)
      .filter(
        ({ modulus, writer }) => modulus < 32 && !book.splits.some((each) => each.from === writer && isOpen(each)),
      )
      .toSorted((a, b) => a.modulus - b.modulus || known(b.writer).lastContact - known(a.writer).lastContact)
    if (owner === undefined) return
    const { residue, modulus, writer } = owner
    let until = first
    const isSame = (day: number) =>
      on(day).some((each) => each.writer === writer && each.residue === residue && each.modulus === modulus) &&
      !on(day).some((each) => each.writer === asking)
    while (until < last && isSame(until + 1)) until += 1
    book.splits.push({
      from: writer,
      to: asking,
      first,
      last: until,
      residue,
      modulus: modulus * 2,
      epoch,
      isDone: false,
    })
  }

  function acknowledge(from: number, id: string): void {
    const split = book.splits.find((each, index) => splitOf(index) === id && each.from === from)
    if (split === undefined || split.isDone || split.epoch < epoch) return
    const { residue, modulus, to } = split
    for (const lane of book.lanes.filter(
      (each) => each.writer === from && each.day >= split.first && each.day <= split.last,
    )) {
      if (lane.modulus * 2 !== modulus) continue
      const half = { residue: residue + modulus / 2, modulus }
      if (!on(lane.day).some(({ writer }) => writer === to))
        book.lanes.push({ ...half, day: lane.day, writer: to, floors: heights(lane.day), epoch: lane.epoch })
      lane.modulus = modulus
    }
    known(from).serial += 1
    known(to).serial += 1
    split.isDone = true
  }

  /** A heartbeat; `isReported`: the kiosk is in this epoch and has sent what it kept. */
  function ask(place: number, today: number, isReported: boolean): Answer {
    if (isReported) known(place).epoch = epoch
    const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => today + ahead).filter(isUsable)
    book.lanes = book.lanes.filter((lane) => !days.includes(lane.day) || lane.epoch === epoch)
    for (const day of days) if (on(day).length === 0) shareOut(place, day, today)
    const missing = days.find((day) => !on(day).some(({ writer }) => writer === place))
    if (missing !== undefined) proposeSplit(place, missing, today + DAYS_AHEAD)
    known(place).lastContact = today
    return { epoch, lastSeq: known(place).lastSeq, state: stateOf(place, today) }
  }

  function stateOf(place: number, today: number): WriterState {
    const { lastSeq, letter, serial } = known(place)
    const held = book.lanes.filter((lane) => lane.writer === place && lane.day >= today && isUsable(lane.day))
    const open = book.splits.findIndex(
      (each) => each.from === place && !each.isDone && each.last >= today && each.epoch === epoch,
    )
    const split = book.splits[open]
    return {
      id: writerOf(place),
      last_seq: lastSeq,
      letter,
      lanes: {
        serial: (epoch - 1) * 1_000_000 + serial,
        days: held.map(({ residue, modulus, floors, day }): Lane => {
          const label = numberToDay(day)
          return { residue, modulus, floors: { ...floors }, first_day: label, last_day: label }
        }),
        split:
          split === undefined
            ? null
            : {
                id: splitOf(open),
                first_day: numberToDay(split.first),
                last_day: numberToDay(split.last),
                residue: split.residue,
                modulus: split.modulus,
              },
      },
    }
  }

  function push(place: number, ofEpoch: number, commands: readonly Sent[], today: number): Answer {
    if (ofEpoch !== epoch) return { epoch, lastSeq: known(place).lastSeq }
    for (const { seq, issued, split } of commands) {
      if (seq !== known(place).lastSeq + 1) continue
      known(place).lastSeq = seq
      if (issued !== undefined) book.issued.push(issued)
      if (split !== undefined) acknowledge(place, split)
    }
    return ask(place, today, true)
  }

  function known(place: number): KnownWriter {
    const writer = book.writers[place]
    if (writer === undefined) throw new RangeError(`no writer ${place}`)
    return writer
  }

  /** Whether any two grants of a day have a number in common. */
  function hasOverlap(): boolean {
    return book.lanes.some((one) =>
      on(one.day).some(
        (other) =>
          other.writer > one.writer &&
          (isProperPart(one, other) ||
            isProperPart(other, one) ||
            (one.modulus === other.modulus && one.residue === other.residue)),
      ),
    )
  }

  return {
    enrol,
    ask,
    push,
    hasOverlap,
    backUp(): void {
      backup = JSON.stringify(book)
    },
    loseHistory(today: number): void {
      book = JSON.parse(backup)
      epoch += 1
      lostOn = today
    },
    splits: () => book.splits.filter(({ isDone }) => isDone).length,
  }
}

function laneClass(place: number, total: number): LaneClass {
  let half = 1
  while (half * 2 <= total) half *= 2
  const cut = total - half
  if (cut > 0 && place < 2 * cut)
    return { modulus: half * 2, residue: ((Math.floor(place / 2) + 1) % half) + (place % 2) * half }
  return { modulus: half, residue: (place - cut + 1) % half }
}
