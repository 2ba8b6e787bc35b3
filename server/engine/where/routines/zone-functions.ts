import { call, coerce, type Literals } from '../coerce.ts'
import type { Expression } from '../expression.ts'
import type { Routine } from '../routine.ts'
import type { TypeName } from '../value-types.ts'
import { WhereRefusal } from '../where-refusal.ts'

/** Names of the one zone whose rules cannot differ between Postgres' tables and ours. */
const UTC_NAMES = ['utc', 'gmt', 'z', 'zulu', 'etc/utc', 'etc/gmt', 'universal', 'uct']

const RESULTS: ReadonlyMap<TypeName, TypeName> = new Map([
  ['timestamp', 'timestamptz'],
  ['timestamptz', 'timestamp'],
  ['date', 'timestamp'],
])

/** In UTC a timestamp with a zone and one without are the same number. */
const shift: Routine = {
  name: 'timezone',
  isStrict: true,
  run: (_zone, stamp = null) => stamp,
  toSql: ([zone, stamp]) => `timezone(${zone}, ${stamp})`,
}

/** `at time zone` for UTC; a date counts as timestamptz, as it does in Postgres. */
export function chooseZoneShift(
  zone: Expression | undefined,
  stamp: Expression | undefined,
  literals: Literals,
  location: number,
): Expression | null {
  if (zone === undefined || stamp === undefined) return null
  const result = RESULTS.get(stamp.type)
  if (result === undefined) return null
  const name = coerce(zone, 'text', literals)
  const isUtc =
    name.kind === 'constant' && typeof name.value === 'string' && UTC_NAMES.includes(name.value.toLowerCase())
  if (!isUtc) throw new WhereRefusal('time zones other than UTC are not supported', name.location)
  const value = stamp.type === 'date' ? coerce(stamp, 'timestamptz', literals) : stamp
  return call(shift, [name, value], result, location)
}
