import type { Bindings } from './bindings.ts'
import { compareBody } from './compare-body.ts'
import { compareHeaders } from './compare-headers.ts'
import { type ElidedWalk, isElided } from './elided-walk.ts'
import { type Mismatch, mismatchUnlessEqual } from './mismatch.ts'
import { countComments, parseEvents } from './parse-events.ts'
import type { Answer } from './send-request.ts'
import { type Json, recordedHeaders, type Trace, type TraceResponse } from './trace.ts'

export type AnswerContext = {
  trace: Trace
  stepName: string
  bindings: Bindings
  walk: ElidedWalk
  sentCursor: string | undefined
  betweenMs: readonly [number, number]
  sseTimeoutMs: number
}

function parseText(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function toBody(body: Json | undefined, headers: Record<string, string>): Json {
  if (typeof body !== 'string') return body ?? ''
  if (headers['content-type']?.startsWith('text/event-stream')) return parseEvents(body)
  return body === '' ? '' : parseText(body)
}

/** How long the recorded streams could last; with a shorter time-out there is no time for a sign of life. */
const RECORDED_STREAM_MS = 60_000

function compareComments(response: TraceResponse, answer: Answer, sseTimeoutMs: number): Mismatch[] {
  if (sseTimeoutMs < RECORDED_STREAM_MS || typeof response.body !== 'string') return []
  return mismatchUnlessEqual('comments', countComments(response.body), countComments(answer.text))
}

export function compareAnswer(response: TraceResponse, answer: Answer, context: AnswerContext): Mismatch[] {
  const { trace, bindings, walk, sentCursor, betweenMs, sseTimeoutMs } = context
  const status = mismatchUnlessEqual('status', response.status, answer.status)
  if (response.status === null || answer.status === null) return status
  // Nothing else of an answer can be right whose status is not; what it says instead is worth seeing.
  if (status.length > 0)
    return [...status, { path: 'body', recorded: null, actual: toBody(answer.text, answer.headers) }]
  const recorded = recordedHeaders(trace, response)
  const isEdge = isElided(response.body)
  const headers = compareHeaders(recorded, answer.headers, {
    bindings,
    sentCursor,
    betweenMs,
    isEdge,
    sseTimeoutMs,
  })
  const body = toBody(answer.text, answer.headers)
  const bodyContext = {
    bindings,
    shapeSnapshot: recorded['electric-handle'] ?? context.stepName,
    ownSnapshot: context.stepName,
  }
  const bodies = isElided(response.body)
    ? walk.compare(response.body, body, bodyContext)
    : compareBody(toBody(response.body, recorded), body, 'body', bodyContext)
  const end = recorded['electric-up-to-date'] === undefined ? [] : walk.end()
  return [...status, ...headers, ...bodies, ...compareComments(response, answer, sseTimeoutMs), ...end]
}
