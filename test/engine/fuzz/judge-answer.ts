import type { RawAnswer, RawRequest } from './send-raw.ts'

const EXPECTED = new Set([200, 202, 204, 304, 400, 401, 404, 405, 409, 413, 417, 431])
/** Their rows cannot be published: the recorded service fails on them too. */
const SYSTEM_TABLE = /pg_catalog|information_schema|pg_toast/i

/** What is wrong with an answer; undefined where it is one that the protocol knows. */
export function judgeAnswer(request: RawRequest, answer: RawAnswer | undefined): string | undefined {
  // Node itself refuses some heads, and may close before all of a body that nobody reads was sent.
  if (answer === undefined) return isBeyondHttp(request) ? undefined : 'the connection ended without an answer'
  const { status, headers, body } = answer
  const text = body.toString('utf8')
  if (status === 500) return SYSTEM_TABLE.test(decode(request)) ? undefined : `a fault: ${text.slice(0, 500)}`
  if (status === 503) return 'retry-after' in headers && isJson(text) ? undefined : `503 without retry-after: ${text}`
  if (!EXPECTED.has(status)) return `status ${status}`
  if (request.method === 'HEAD') return body.length === 0 ? undefined : 'a body to HEAD'
  if (!answer.isWhole) return `the answer broke off: ${text.slice(-200)}`
  return judgeBody(request, answer, text)
}

function judgeBody(request: RawRequest, { status, headers }: RawAnswer, text: string): string | undefined {
  const isJsonType = headers['content-type']?.startsWith('application/json') ?? false
  if (isJsonType && text !== '' && !isJson(text)) return `not JSON: ${text.slice(0, 300)}`
  if (status === 409) return text === '[{"headers":{"control":"must-refetch"}}]' ? undefined : `409 with ${text}`
  // Node's own refusals of what is no HTTP have no body.
  if (status === 400 && isJsonType && !/"(message|error)"/.test(text)) return `400 without words: ${text}`
  const isShape = status === 200 && 'electric-handle' in headers && request.method !== 'OPTIONS'
  return isShape && !('electric-offset' in headers) ? 'a shape without electric-offset' : undefined
}

function isBeyondHttp({ method, target, body, headers }: RawRequest): boolean {
  const head = target + headers.map(([name, value]) => name + value).join()
  return (
    !/^[A-Z]+$/.test(method) ||
    method === 'FOO' ||
    /[^\x21-\x7e]/.test(target) ||
    head.length > 60_000 ||
    body.length > 1e6
  )
}

function decode({ target }: RawRequest): string {
  return target.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
