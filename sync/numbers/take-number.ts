import { numberMax } from '../commands/limits.ts'
import type { WriterValue } from '../device/meta.ts'
import type { NumberRow } from '../ports/store.ts'
import type { Lane } from '../wire/writer-state.ts'
import { formatNumber } from './format-number.ts'
import { nextInClass } from './lane-class.ts'

/** Heights further ahead than this are rather a mistyped or malicious number than the other kiosk's line. */
export const HEIGHT_HINT_MAX = 200

export type NumberQuestion = {
  readonly writer: WriterValue
  readonly day: string
  readonly prefix: string
  /** Of numbers without a letter, as the tenant wishes. */
  readonly digits: number
  /** What is stored of this day and prefix; rows of others are passed over. */
  readonly numbers: readonly NumberRow[]
  /** The greatest number of this prefix that the replica shows (`heights`), 0 for none. */
  readonly height: number
  /** The server could be asked since the start, and has not said that our seq is right [WR3]. */
  readonly isUnconfirmed: boolean
  /** The day is not sure [TI3]. */
  readonly isClockInDoubt: boolean
}

export type SpillReason = 'unconfirmed' | 'clock' | 'newer_epoch' | 'no_grant' | 'used_up'
type Parts = { readonly number: string; readonly prefix: string; readonly n: number; readonly number_day: string }
/** `last` is to be written in the transaction that uses the number [NU2]. */
export type TakenNumber =
  | (Parts & { readonly kind: 'lane'; readonly last: NumberRow })
  | (Parts & { readonly kind: 'spill'; readonly letter: string; readonly why: SpillReason; readonly last: NumberRow })
  | { readonly kind: 'no_letter' }

/** The next number of a prefix [NU1]–[NU3]; pure, and nothing is taken before `last` is on the disk. */
export function takeNumber(question: NumberQuestion): TakenNumber {
  const doubt = doubtOf(question)
  const lane = laneOn(question)
  if (doubt !== undefined) return spill(question, doubt)
  if (lane === undefined) return spill(question, 'no_grant')
  const n = nextInLane(question, lane)
  if (n > numberMax) return spill(question, 'used_up')
  const { prefix, day, digits } = question
  const last = { day, prefix, letter: '', last: n }
  return { kind: 'lane', number: formatNumber({ prefix, n }, digits), prefix, n, number_day: day, last }
}

function doubtOf({ writer, isUnconfirmed, isClockInDoubt }: NumberQuestion): SpillReason | undefined {
  if (isUnconfirmed || writer.is_forked) return 'unconfirmed'
  if (isClockInDoubt) return 'clock'
  if (writer.state !== undefined && writer.state_epoch !== writer.epoch) return 'newer_epoch'
  return undefined
}

function laneOn({ writer, day }: NumberQuestion): Lane | undefined {
  const { state } = writer
  if (state === undefined || state.id !== writer.id) return undefined
  return state.lanes.days.find(({ first_day, last_day }) => first_day <= day && day <= last_day)
}

function nextInLane(question: NumberQuestion, lane: Lane): number {
  const above = Math.max(lastOf(question, ''), lane.floors[question.prefix] ?? 0)
  const hint = question.height - above <= HEIGHT_HINT_MAX ? question.height : above
  return nextInClass(lane, Math.max(above, hint))
}

/** Letters run out of six digits only after a million tickets in one day: then it takes another writer's letter. */
function spill(question: NumberQuestion, why: SpillReason): TakenNumber {
  const { writer, prefix, day, digits } = question
  const letter = writer.state?.id === writer.id ? writer.state.letter : null
  if (letter === null) return { kind: 'no_letter' }
  const n = lastOf(question, letter) + 1
  if (n > numberMax) return { kind: 'no_letter' }
  const last = { day, prefix, letter, last: n }
  return {
    kind: 'spill',
    number: formatNumber({ prefix, letter, n }, digits),
    prefix,
    letter,
    n,
    number_day: day,
    why,
    last,
  }
}

function lastOf({ numbers, day, prefix }: NumberQuestion, letter: string): number {
  const row = numbers.find((each) => each.day === day && each.prefix === prefix && each.letter === letter)
  return row?.last ?? 0
}
