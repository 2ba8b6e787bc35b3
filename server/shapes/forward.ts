import type { ShapeRequest } from '../gate/shape-source.ts'
import type { Endings } from './endings.ts'

export type ForwardErrorCode = 'unreachable' | 'timed_out' | 'broken'

/** Nobody answered, or not in time. Its message names no address: a query may carry a secret. */
export class ForwardError extends Error {
  override name = 'ForwardError'
  readonly code: ForwardErrorCode

  constructor(code: ForwardErrorCode, options?: ErrorOptions) {
    super(`the source of shapes is ${code}`, options)
    this.code = code
  }
}

/** Above the 20 seconds that a poll is held, and above what the gate allows: it ends a question that takes too long. */
const HEADERS_MS_MAX = 65_000
/** Between two pieces of a body. Events come with a sign of life every 21 seconds, for a minute. */
const QUIET_MS_MAX = 45_000
/** What a source may have to know; everything else of a client, its token above all, stays with the gate. */
const FORWARDED = ['if-none-match', 'accept', 'traceparent']
/** Of one connection, not of the answer; or true only of the bytes before they were decoded. */
const NOT_PASSED_ON = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
  'set-cookie',
  'date',
  'server',
]

type Forwarded = Pick<ShapeRequest, 'method' | 'headers' | 'signal'>

export type ForwardOptions = {
  readonly endings: Endings
  /** What proves to the other side who asks. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks another process over kept-alive connections. A client that goes ends the question, an answer that ends its body. */
export async function forward(url: URL, request: Forwarded, options: ForwardOptions): Promise<Response> {
  const { controller: ending, forget } = options.endings.follow(request.signal)
  const late = setTimeout(() => ending.abort(new ForwardError('timed_out')), HEADERS_MS_MAX)
  try {
    const answer = await fetch(url, {
      method: request.method,
      headers: headersOf(request.headers, options.headers),
      signal: ending.signal,
      // Whoever answers elsewhere is not who was asked, and would be sent what only that one may see.
      redirect: 'error',
    })
    const headers = new Headers(answer.headers)
    for (const name of NOT_PASSED_ON) headers.delete(name)
    const { status, body } = answer
    if (body !== null) return new Response(passOn(body, ending, forget), { status, headers })
    forget()
    return new Response(null, { status, headers })
  } catch (error) {
    forget()
    request.signal.throwIfAborted()
    throw error instanceof ForwardError ? error : new ForwardError('unreachable', { cause: error })
  } finally {
    clearTimeout(late)
  }
}

function headersOf(given: Headers, own: ForwardOptions['headers']): Headers {
  // Both stand in one network: packing would only cost time, and hold events back.
  const headers = new Headers({ 'accept-encoding': 'identity', ...own })
  for (const name of FORWARDED) {
    const value = given.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

/** The reader's pace is the sender's: a piece is asked for when the last one is taken. */
function passOn(
  body: ReadableStream<Uint8Array>,
  ending: AbortController,
  done: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      const quiet = setTimeout(() => ending.abort(new ForwardError('broken')), QUIET_MS_MAX)
      try {
        const { done: isOver, value } = await reader.read()
        if (!isOver) return controller.enqueue(value)
        done()
        controller.close()
      } catch (error) {
        done()
        controller.error(error)
      } finally {
        clearTimeout(quiet)
      }
    },
    async cancel(reason) {
      done()
      ending.abort(reason)
      await reader.cancel(reason).catch(() => undefined)
    },
  })
}
