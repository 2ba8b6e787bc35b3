import { isEqualJson } from '../../../sync/replica/equal-json.ts'
import type { Waits } from './waits.ts'

/** What came out as it was stays the same object, so that no screen is painted anew for nothing. */
export function keepSame(before: Waits, fresh: Waits): Waits {
  return {
    services: sameMap(before.services, fresh.services),
    classes: sameMap(before.classes, fresh.classes),
    tickets: sameMap(before.tickets, fresh.tickets),
    quotes: sameMap(before.quotes, fresh.quotes),
    ageMs: fresh.ageMs,
    asOf: fresh.asOf,
  }
}

function sameMap<Value>(before: ReadonlyMap<string, Value>, fresh: ReadonlyMap<string, Value>) {
  if (before.size !== fresh.size) return fresh
  for (const [key, value] of fresh) if (!isEqualJson(before.get(key), value)) return fresh
  return before
}
