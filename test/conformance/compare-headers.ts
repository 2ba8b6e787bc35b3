import { isDeepStrictEqual } from 'node:util'
import type { Bindings } from './bindings.ts'
import { compareCursor } from './compare-cursor.ts'
import { isComparedHeader, SERVER_HEADER } from './compared-headers.ts'
import { type Mismatch, mismatchIf, mismatchUnlessEqual } from './mismatch.ts'
import type { Json } from './trace.ts'

type Headers = Record<string, string>

export type HeaderContext = {
  bindings: Bindings
  sentCursor: string | undefined
  /** Before the request and after the answer. */
  betweenMs: readonly [number, number]
  isEdge: boolean
  /** How long this engine keeps a stream open. */
  sseTimeoutMs: number
}

const RECORDED_STREAM_RULE = 'public, max-age=59'

/** A stream may be cached for as long as it lasts, which an engine may count by its own time-out. */
function isStreamRule(name: string, recorded: string, actual: string, { sseTimeoutMs }: HeaderContext): boolean {
  const ownS = Math.floor(sseTimeoutMs / 1000) - 1
  return name === 'cache-control' && recorded === RECORDED_STREAM_RULE && actual === `public, max-age=${ownS}`
}

const BINDERS: Record<string, (context: HeaderContext, recorded: string, actual: string) => string | undefined> = {
  'electric-handle': ({ bindings }, recorded, actual) => bindings.handle(recorded, actual),
  'electric-offset': ({ bindings, isEdge }, recorded, actual) => bindings.offset(recorded, actual, isEdge),
  etag: ({ bindings }, recorded, actual) => bindings.etag(recorded, actual),
}

/** Handle and offset bind before the etag that is made of them. */
const ORDER = ['electric-handle', 'electric-offset', 'etag']

function sortKey(name: string): number {
  return ORDER.indexOf(name)
}

/** The columns' order in it means nothing: with more than 32 of them the recorded one is arbitrary. */
function compareSchemas(path: string, recorded: string, actual: string): Mismatch[] {
  try {
    const [one, other] = [JSON.parse(recorded) as Json, JSON.parse(actual) as Json]
    return isDeepStrictEqual(one, other) ? [] : [{ path, recorded: one, actual: other }]
  } catch {
    return mismatchUnlessEqual(path, recorded, actual)
  }
}

function compareOne(name: string, recorded: string | undefined, actual: string | undefined, context: HeaderContext) {
  const path = `headers.${name}`
  const pair: [Json, Json] = [recorded ?? null, actual ?? null]
  if (name === 'electric-schema' && recorded !== undefined && actual !== undefined)
    return compareSchemas(path, recorded, actual)
  const bind = BINDERS[name]
  if (recorded === undefined || actual === undefined) return mismatchUnlessEqual(path, ...pair)
  if (isStreamRule(name, recorded, actual, context)) return []
  if (bind === undefined) return mismatchUnlessEqual(path, ...pair)
  return mismatchIf(path, ...pair, bind(context, recorded, actual))
}

export function compareHeaders(recorded: Headers, actual: Headers, context: HeaderContext): Mismatch[] {
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(actual)])]
    .filter((name) => isComparedHeader(name) && name !== 'electric-cursor')
    .sort((one, other) => sortKey(one) - sortKey(other))
  const [recordedCursor, actualCursor] = [recorded['electric-cursor'], actual['electric-cursor']]
  const cursor = compareCursor(recordedCursor, actualCursor, context.sentCursor, context.betweenMs)
  if (recordedCursor !== undefined && actualCursor !== undefined) context.bindings.cursor(recordedCursor, actualCursor)
  return [
    ...mismatchIf(`headers.${SERVER_HEADER}`, null, null, actual[SERVER_HEADER] ? undefined : 'the server has no name'),
    ...mismatchIf('headers.x-request-id', null, null, actual['x-request-id'] ? undefined : 'the request has no id'),
    ...names.flatMap((name) => compareOne(name, recorded[name], actual[name], context)),
    ...cursor,
  ]
}
