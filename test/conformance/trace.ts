import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export type TraceRequest = {
  method: string
  /** Path and query exactly as they were sent, encoding and order included. */
  url: string
  headers?: Record<string, string>
  body?: Json
}

export type TraceResponse = {
  /** Null where the connection broke instead of an answer. */
  status: number | null
  /** Over the trace's usual headers; null takes a usual one away. */
  headers?: Record<string, string | null>
  body?: Json
}

export type TraceStep = {
  step?: string
  /** Prose: what the recorder did beside the request. The harness acts on it in step-scripts.ts. */
  note?: string
  sql_before?: string[]
  sql_during_request?: string[]
  request?: TraceRequest
  response?: TraceResponse
  duration_ms?: number
}

export type Trace = {
  scenario: string
  description: string
  electric: string
  postgres: string
  usual_headers: Record<string, string>
  steps: TraceStep[]
}

export const TRACES_DIRECTORY = join(import.meta.dirname, 'traces')

export function traceNames(): string[] {
  return readdirSync(TRACES_DIRECTORY)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
}

export function readTrace(name: string): Trace {
  return JSON.parse(readFileSync(join(TRACES_DIRECTORY, `${name}.json`), 'utf8')) as Trace
}

/** The recorded headers of a step with the usual ones filled in. */
export function recordedHeaders(trace: Trace, response: TraceResponse): Record<string, string> {
  const merged = { ...trace.usual_headers, ...response.headers }
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null))
}
