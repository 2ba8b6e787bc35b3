import type { Bindings } from './bindings.ts'
import { type Mismatch, mismatchIf, mismatchUnlessEqual } from './mismatch.ts'
import type { Json } from './trace.ts'

export type BodyContext = {
  bindings: Bindings
  /** Names the shape's snapshot, which shows the same edges each time. */
  shapeSnapshot: string
  /** Names the snapshot that was taken for this answer alone. */
  ownSnapshot: string
}

type Rule = (context: BodyContext, recorded: string, actual: string, snapshot: string) => string | undefined

const isDecimal = (text: string): boolean => /^\d+$/.test(text)

function numeric(
  rule: (context: BodyContext, recorded: bigint, actual: bigint, snapshot: string) => string | undefined,
): Rule {
  return (context, recorded, actual, snapshot) =>
    isDecimal(actual) ? rule(context, BigInt(recorded), BigInt(actual), snapshot) : 'not a decimal number'
}

const position = numeric(({ bindings }, recorded, actual) => bindings.position(recorded, actual))
const transaction = numeric(({ bindings }, recorded, actual) => bindings.transaction(recorded, actual))
const horizon = numeric(({ bindings }, recorded, actual, snapshot) =>
  bindings.horizon(`${snapshot} ${recorded}`, recorded, actual),
)
/** A position of the database's log or a random mark: nothing of the recording says what it must be. */
const free = numeric(() => undefined)

const RULES: Record<string, Rule> = {
  lsn: position,
  global_last_seen_lsn: position,
  txids: transaction,
  xip_list: transaction,
  xmin: horizon,
  xmax: horizon,
  database_lsn: free,
  snapshot_mark: free,
}

/** Only these objects hold positions and numbers of transactions; a column may bear the same name. */
const VOLATILE_PARENTS = new Set(['headers', 'metadata'])

function kindOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function compareObjects(
  recorded: { [key: string]: Json },
  actual: { [key: string]: Json },
  path: string,
  context: BodyContext,
): Mismatch[] {
  const keys = new Set([...Object.keys(recorded), ...Object.keys(actual)])
  const isVolatile = VOLATILE_PARENTS.has(path.split('.').at(-1) ?? '')
  return [...keys].flatMap((key) => {
    const [one, other] = [recorded[key], actual[key]]
    const below = `${path}.${key}`
    if (one === undefined || other === undefined)
      return [{ path: below, recorded: one ?? null, actual: other ?? null, why: 'present in one only' }]
    return compareBody(one, other, below, context, isVolatile ? RULES[key] : undefined)
  })
}

export function compareBody(recorded: Json, actual: Json, path: string, context: BodyContext, rule?: Rule): Mismatch[] {
  if (kindOf(recorded) !== kindOf(actual)) return [{ path, recorded, actual, why: 'another kind of value' }]
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    const length = mismatchUnlessEqual(`${path}.length`, recorded.length, actual.length)
    const shared = recorded.slice(0, actual.length)
    return [
      ...length,
      ...shared.flatMap((item, index) => compareBody(item, actual[index] ?? null, `${path}[${index}]`, context, rule)),
    ]
  }
  if (recorded !== null && actual !== null && typeof recorded === 'object' && typeof actual === 'object')
    return compareObjects(recorded as { [key: string]: Json }, actual as { [key: string]: Json }, path, context)
  if (rule === undefined) return mismatchUnlessEqual(path, recorded, actual)
  const snapshot = path.includes('.metadata.') ? context.ownSnapshot : context.shapeSnapshot
  return mismatchIf(path, recorded, actual, rule(context, String(recorded), String(actual), snapshot))
}
