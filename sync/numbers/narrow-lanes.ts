import { dayToNumber, numberToDay } from '../calendar/day-number.ts'
import type { Lane, Split } from '../wire/writer-state.ts'
import { isProperPart } from './lane-class.ts'

export type Narrowing = Pick<Split, 'first_day' | 'last_day' | 'residue' | 'modulus'>

/**
 * Lanes without what was given up: on the days of the narrowing, a lane of which its class is a part goes on with that
 * part; its other days and its floors stay. A lane that is already as narrow stays as it is.
 */
export function narrowLanes(lanes: readonly Lane[], to: Narrowing): readonly Lane[] {
  return lanes.flatMap((lane) => (isNarrowedBy(lane, to) ? narrowed(lane, to) : [lane]))
}

export function isNarrowedBy(lane: Lane, to: Narrowing): boolean {
  return isProperPart(to, lane) && lane.first_day <= to.last_day && to.first_day <= lane.last_day
}

function narrowed(lane: Lane, to: Narrowing): readonly Lane[] {
  const first = lane.first_day > to.first_day ? lane.first_day : to.first_day
  const last = lane.last_day < to.last_day ? lane.last_day : to.last_day
  const before = { ...lane, last_day: dayBeside(first, -1) }
  const within = { ...lane, residue: to.residue, modulus: to.modulus, first_day: first, last_day: last }
  const after = { ...lane, first_day: dayBeside(last, 1) }
  return [before, within, after].filter(({ first_day, last_day }) => first_day <= last_day)
}

function dayBeside(day: string, step: number): string {
  return numberToDay(dayToNumber(day) + step)
}
