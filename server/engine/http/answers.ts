import type { EngineAnswer } from './engine-http.ts'
import type { Problems } from './problems.ts'

export const JSON_TYPE = 'application/json; charset=utf-8'
/** What an answer bears that says nothing about caching. */
export const PRIVATE = 'max-age=0, private, must-revalidate'
const NEVER = { 'cache-control': 'no-store', 'surrogate-control': 'no-store' }
const UNCACHED = { 'cache-control': 'no-cache' }

export type ErrorOptions = {
  readonly method: string
  readonly status: number
  readonly retryAfterS?: number
  /** A fault that passes by itself and needs no report. */
  readonly isKnown?: boolean
}

/** Errors are never kept by a cache; those to a POST or DELETE could not be anyway. */
export function errorAnswer(body: unknown, { method, status, retryAfterS, isKnown }: ErrorOptions): EngineAnswer {
  return {
    status,
    headers: {
      'content-type': JSON_TYPE,
      ...(isCacheable(method) ? NEVER : UNCACHED),
      ...(isKnown && { 'electric-internal-known-error': 'true' }),
      ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
    },
    body: JSON.stringify(body),
  }
}

export function invalidRequest(method: string, problems: Problems): EngineAnswer {
  return errorAnswer({ message: 'Invalid request', errors: sortKeys(problems) }, { method, status: 400 })
}

/** A new handle to begin with, or none where a request was cut off while it waited. */
export function mustRefetch(method: string, handle: string | undefined): EngineAnswer {
  const age = handle === undefined ? 1 : 60
  return {
    status: 409,
    headers: {
      'content-type': JSON_TYPE,
      'cache-control': isCacheable(method) ? `public, max-age=${age}, must-revalidate` : 'no-cache',
      ...(handle !== undefined && { etag: `"${handle}::"`, 'electric-handle': handle }),
    },
    body: '[{"headers":{"control":"must-refetch"}}]',
  }
}

export function plainAnswer(status: number, body: string, headers: Record<string, string> = {}): EngineAnswer {
  return { status, headers: { 'cache-control': PRIVATE, ...headers }, body }
}

export function isCacheable(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function sortKeys(problems: Problems): Problems {
  return Object.fromEntries(Object.entries(problems).sort(([a], [b]) => (a < b ? -1 : 1)))
}
