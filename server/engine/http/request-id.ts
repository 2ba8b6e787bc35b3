import { randomBytes } from 'node:crypto'
import type { EngineRequest } from './engine-http.ts'

/** Of this process, then the number of the request: unique is enough, and random bytes for each would cost more. */
const PREFIX = randomBytes(9).toString('base64url')
const NUMBER_DIGITS = 8
const GIVEN = /^[\x21-\x7e]{20,200}$/

let requests = 0

/** The one that came with the request, if it can be one; else our own. */
export function requestId(request: Pick<EngineRequest, 'header'>): string {
  const given = request.header('x-request-id')
  if (given !== undefined && GIVEN.test(given)) return given
  requests += 1
  return PREFIX + requests.toString(36).padStart(NUMBER_DIGITS, '0')
}
