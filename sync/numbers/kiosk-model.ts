import { numberToDay } from '../calendar/day-number.ts'
import type { WriterValue } from '../device/meta.ts'
import type { NumberRow } from '../ports/store.ts'
import { answerSplit } from './answer-split.ts'
import { type Answer, type Issued, type LaneAuthority, type Sent, writerOf } from './lane-authority.ts'
import { takeNumber } from './take-number.ts'
import { takeToldState } from './take-told-state.ts'

/** What a kiosk does with its disk: each step is one transaction. For tests. */
export function createKioskModel(authority: LaneAuthority, place: number) {
  let writer: WriterValue = { id: writerOf(place), next_seq: 1, epoch: 0, is_forked: false }
  const numbers: NumberRow[] = []
  const outbox: Sent[] = []
  let acknowledgedSeq = 0
  let isUnconfirmed = true
  /** Answers on their way. */
  const travelling: Answer[] = []

  function write(command: Omit<Sent, 'seq'>): void {
    outbox.push({ ...command, seq: writer.next_seq })
    writer = { ...writer, next_seq: writer.next_seq + 1 }
  }

  function hear({ epoch, lastSeq, state }: Answer): void {
    if (epoch > writer.epoch) {
      writer = { ...writer, epoch }
      acknowledgedSeq = lastSeq
    }
    if (epoch === writer.epoch) acknowledgedSeq = Math.max(acknowledgedSeq, lastSeq)
    if (state === undefined) return
    isUnconfirmed = false
    writer = takeToldState(writer, state, epoch)
  }

  return {
    issue(today: number, prefix: string, height: number): Issued | undefined {
      const day = numberToDay(today)
      const taken = takeNumber({
        writer,
        day,
        prefix,
        digits: 3,
        numbers,
        height,
        isUnconfirmed,
        isClockInDoubt: false,
      })
      if (taken.kind === 'no_letter') return undefined
      const { last } = taken
      const at = numbers.findIndex((row) => row.day === day && row.prefix === prefix && row.letter === last.letter)
      numbers.splice(at === -1 ? numbers.length : at, at === -1 ? 0 : 1, last)
      const issued = { day: today, prefix, n: taken.n, letter: last.letter }
      write({ issued })
      return issued
    },
    answerSplit(): void {
      const answered = answerSplit(writer)
      if (answered === undefined) return
      writer = answered.writer
      write({ split: answered.split.id })
    },
    push(today: number, fate: 'heard' | 'lost' | 'late'): void {
      const pending = outbox.filter(({ seq }) => seq > acknowledgedSeq)
      const answer = authority.push(place, writer.epoch, pending, today)
      if (fate === 'heard') hear(answer)
      if (fate === 'late') travelling.push(answer)
    },
    ask(today: number, isLate: boolean): void {
      const answer = authority.ask(place, today, false)
      if (isLate) travelling.push(answer)
      else hear(answer)
    },
    hearLate(newestFirst: boolean): void {
      const answer = newestFirst ? travelling.pop() : travelling.shift()
      if (answer !== undefined) hear(answer)
    },
    /** The disk stays; what was only in memory, and what was on its way, is gone. */
    reboot(isServerReachable: boolean): void {
      travelling.length = 0
      isUnconfirmed = isServerReachable
    },
  }
}
