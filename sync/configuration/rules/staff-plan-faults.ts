import { openingHours } from '../../calendar/opening-hours.ts'
import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, fault } from '../fault.ts'
import type { Span } from '../opening-schema.ts'
import { isCovered, wallMinutes } from './minutes.ts'

type Shift = ConfigurationDocument['staff_plan'][number]

/** A plan may be odd, so only what cannot be read is an error; the estimate of waits rests on the rest. */
export function staffPlanFaults(document: ConfigurationDocument): Fault[] {
  const shifts = document.staff_plan
  const earlier = new Map<string, Shift[]>()
  return shifts.flatMap((shift, at) => {
    const path = `staff_plan.${at}`
    const { counter, from, to } = shift
    if ((shift.weekday === undefined) === (shift.day === undefined)) return [fault(path, 'weekday_or_day')]
    if (wallMinutes(to) <= wallMinutes(from)) return [fault(path, 'span_backwards', { from, to })]
    const sameDay = earlier.get(placeOf(shift)) ?? []
    earlier.set(placeOf(shift), [...sameDay, shift])
    return [
      ...(sameDay.some((other) => overlaps(other, shift)) ? [fault(path, 'plan_overlaps', { counter })] : []),
      ...(isCovered(shift, hoursOf(document, shift)) ? [] : [fault(path, 'plan_outside_hours', { counter })]),
    ]
  })
}

function placeOf({ counter, weekday, day }: Shift): string {
  return `${counter} ${weekday ?? day}`
}

function overlaps(a: Span, b: Span): boolean {
  return wallMinutes(a.from) < wallMinutes(b.to) && wallMinutes(b.from) < wallMinutes(a.to)
}

/** A weekday is held against the week, a date against what its season or holiday makes of it; services may be open longer. */
function hoursOf({ branch, services, counters }: ConfigurationDocument, { counter, weekday, day }: Shift): Span[] {
  const served = new Set(counters.find(({ key }) => key === counter)?.services ?? [])
  const rules = [{}, ...services.filter(({ key }) => served.has(key)).map((service) => service.rules)]
  if (day !== undefined) return rules.flatMap((service) => openingHours(branch.calendar, service, day).hours)
  if (weekday === undefined) return []
  return rules.flatMap((service) => (service.hours ?? branch.calendar.hours)[weekday] ?? [])
}
