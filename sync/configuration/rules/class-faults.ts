import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, fault } from '../fault.ts'

type PriorityClass = ConfigurationDocument['classes'][number]

/** What a strict class has unless it says otherwise, and the most that any other may have. */
const STRICT_HEAD_START_MINUTES = 240

/** Strict means: before everybody else. That holds only while no other class has as large a head start. */
export function classFaults({ classes }: ConfigurationDocument): Fault[] {
  const weakest = classes
    .filter(({ strict }) => strict)
    .toSorted((a, b) => headStartMinutes(a) - headStartMinutes(b))[0]
  return classes.flatMap((each, at) => {
    const minutes = each.head_start_minutes
    if (each.strict) return []
    if (minutes === undefined) return [fault(`classes.${at}`, 'head_start_missing')]
    const path = `classes.${at}.head_start_minutes`
    if (minutes > STRICT_HEAD_START_MINUTES) {
      return [fault(path, 'head_start_too_long', { minutes, maximum: STRICT_HEAD_START_MINUTES })]
    }
    if (weakest === undefined || minutes < headStartMinutes(weakest)) return []
    return [
      fault(path, 'class_beats_strict', { minutes, key: weakest.code, strict_minutes: headStartMinutes(weakest) }),
    ]
  })
}

function headStartMinutes({ head_start_minutes: minutes }: PriorityClass): number {
  return minutes ?? STRICT_HEAD_START_MINUTES
}
