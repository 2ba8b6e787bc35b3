import { type BodyContext, compareBody } from './compare-body.ts'
import { type Mismatch, mismatchIf } from './mismatch.ts'
import type { Json } from './trace.ts'

export type Elided = { __elided: string; first: Json[]; last: Json[] }

type Message = { key?: string; value?: Record<string, string | null>; headers: Record<string, Json> }

/** The edge of a chunk moves by a few rows with the width of the numbers in it. */
const COUNT_DRIFT_MAX = 0.01
const SHORT_LENGTH_MAX = 64
const SHOWN_LENGTH = 40

export function isElided(body: Json | undefined): body is Elided {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && '__elided' in body
}

export function elidedCount(body: Elided): number {
  return Number(/array of (\d+) messages/.exec(body.__elided)?.[1])
}

function shorten(value: Json): Json {
  if (typeof value === 'string')
    return value.length > SHORT_LENGTH_MAX ? `${value.slice(0, SHOWN_LENGTH)}...(${value.length} chars)` : value
  if (Array.isArray(value)) return value.map(shorten)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]))
}

function disorder(messages: readonly Message[]): string | undefined {
  const template = messages[0]?.headers
  let before = -1
  for (const { value, headers } of messages) {
    if (value === undefined) continue
    const id = Number(value.id)
    if (!(id > before)) return `row ${id} comes after row ${before}`
    before = id
    if (headers.operation !== template?.operation) return `row ${id} is another kind of change`
    const [operation, position] = [Number(headers.op_position ?? 0), headers.lsn]
    if (position === template?.lsn && operation % 2 === 1) return `row ${id} has an odd operation`
  }
  return undefined
}

/** Bodies too big for the recording: ends and numbers are compared, and their sum over the requests of one walk. */
export class ElidedWalk {
  #recorded = 0
  #actual = 0
  #lastKey = ''

  compare(recorded: Elided, actual: Json, context: BodyContext): Mismatch[] {
    if (!Array.isArray(actual)) return mismatchIf('body', recorded.__elided, shorten(actual), 'not a list')
    const [wanted, found] = [elidedCount(recorded), actual.length]
    const isFirst = this.#recorded === 0
    this.#recorded += wanted
    this.#actual += found
    const messages = actual as Message[]
    const repeated =
      messages[0]?.key === this.#lastKey ? 'the chunk begins with the row the last one ended with' : undefined
    this.#lastKey = messages.at(-1)?.key ?? ''
    const drift = Math.abs(wanted - found) > wanted * COUNT_DRIFT_MAX ? 'too far from the recorded number' : undefined
    return [
      ...mismatchIf('body.length', wanted, found, drift),
      ...mismatchIf('body', null, null, repeated ?? disorder(messages)),
      ...(isFirst || wanted === found ? this.#ends('first', recorded.first, actual.slice(0, 2), context) : []),
      ...(wanted === found ? this.#ends('last', recorded.last, actual.slice(-recorded.last.length), context) : []),
    ]
  }

  /** After the answer that says up-to-date: nothing was lost or doubled between the chunks. */
  end(): Mismatch[] {
    const [wanted, found] = [this.#recorded, this.#actual]
    this.#recorded = 0
    this.#actual = 0
    this.#lastKey = ''
    return mismatchIf('walk', wanted, found, wanted === found ? undefined : 'messages in the whole walk')
  }

  #ends(name: string, recorded: Json[], actual: Json[], context: BodyContext): Mismatch[] {
    return compareBody(recorded, actual.map(shorten), `body.${name}`, context)
  }
}
