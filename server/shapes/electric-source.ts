import type { ShapeSource } from '../gate/shape-source.ts'
import { atMostEvery } from '../log/at-most-every.ts'
import type { Logger } from '../log/create-logger.ts'
import type { Endings } from './endings.ts'
import { forward } from './forward.ts'
import { unavailable } from './unavailable.ts'

export type ElectricOptions = {
  /** An origin. */
  readonly url: string
  readonly secret: string | undefined
  readonly log: Logger
  readonly endings: Endings
}

const WARN_EVERY_MS = 10_000

/** What the protocol knows. Anything else (401, 404, a proxy's 502) is between the service and us, no client's doing. */
const FOR_CLIENTS = new Set([200, 204, 304, 400, 409, 413, 429, 500, 503])

/** The real Electric service: every server asks it by itself, and it alone makes the shapes. */
export function createElectricSource({ url, secret, log, endings }: ElectricOptions): ShapeSource {
  const warn = atMostEvery(WARN_EVERY_MS, (fields: object) => log.warn(fields, 'the Electric service does not serve'))
  return async (request) => {
    try {
      const answer = await forward(shapeUrl(url, secret, request.query), request, { endings })
      if (FOR_CLIENTS.has(answer.status)) return answer
      await answer.body?.cancel()
      warn({ status: answer.status })
    } catch (error) {
      request.signal.throwIfAborted()
      if (!endings.isOver) warn({ err: error })
    }
    return unavailable('The source of shapes does not answer')
  }
}

/** The secret is ours to say: no other may stand before or behind it, under its older name either. */
export function shapeUrl(origin: string, secret: string | undefined, query: URLSearchParams): URL {
  const url = new URL('/v1/shape', origin)
  const own = new URLSearchParams(query)
  own.delete('api_secret')
  own.delete('secret')
  if (secret !== undefined) own.set('secret', secret)
  url.search = own.toString()
  return url
}
