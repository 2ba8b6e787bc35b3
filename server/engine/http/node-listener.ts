import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EngineAnswer, EngineRequest } from './engine-http.ts'
import { isSmall, toBytes } from './to-response.ts'

type Respond = (request: EngineRequest) => Promise<EngineAnswer>

/** The engine on Node's own server, without the objects of fetch: a thousand waiting requests cost little more each. */
export function nodeListener(respond: Respond): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const visit = createVisit()
    // After a whole answer nobody waits for the signal, and making its reason would cost more than all of this.
    outgoing.on('close', () => outgoing.writableFinished || visit.end())
    void answer(incoming, outgoing, respond, visit).catch(() => outgoing.destroy())
  }
}

type Visit = { readonly isOver: boolean; readonly signal: AbortSignal; end(): void }

/** Whether somebody still waits for the answer. Most requests never look: a signal is made for those that do. */
function createVisit(): Visit {
  let isOver = false
  let gone: AbortController | undefined
  return {
    get isOver() {
      return isOver
    },
    get signal() {
      gone ??= new AbortController()
      if (isOver) gone.abort()
      return gone.signal
    },
    end() {
      isOver = true
      gone?.abort()
    },
  }
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  respond: Respond,
  visit: Visit,
): Promise<void> {
  const request = toEngineRequest(incoming, visit)
  const { status, headers, body } = await respond(request)
  if (visit.isOver) return
  const isHead = request.method === 'HEAD'
  if (typeof body !== 'string' && (isHead || Symbol.asyncIterator in body || !isSmall(body))) {
    outgoing.writeHead(status, headers)
    if (isHead) outgoing.end()
    else if (Symbol.asyncIterator in body) await stream(body, outgoing, visit.signal)
    else sendParts(body, outgoing)
    return
  }
  const whole = typeof body === 'string' ? body : toBytes(body)
  const hasLength = status !== 204 && status !== 304
  outgoing.writeHead(status, hasLength ? { 'content-length': Buffer.byteLength(whole), ...headers } : headers)
  outgoing.end(isHead ? undefined : whole)
}

/** Each from where it lies: a large one is not copied. */
function sendParts(parts: readonly (string | Buffer)[], outgoing: ServerResponse): void {
  outgoing.cork()
  for (const part of parts) outgoing.write(part)
  outgoing.end()
  outgoing.uncork()
}

async function stream(events: AsyncIterable<string>, outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  outgoing.flushHeaders()
  for await (const event of events) {
    if (signal.aborted) return
    // A reader that is slow bounds what is kept for it.
    if (!outgoing.write(event)) await Promise.race([once(outgoing, 'drain', { signal }), aborted(signal)])
  }
  outgoing.end()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function toEngineRequest(incoming: IncomingMessage, visit: Visit): EngineRequest {
  const target = incoming.url ?? '/'
  const at = target.indexOf('?')
  return {
    method: incoming.method ?? 'GET',
    path: at < 0 ? target : target.slice(0, at),
    query: at < 0 ? '' : target.slice(at + 1),
    get signal() {
      return visit.signal
    },
    header(name) {
      const value = incoming.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    async readBody(bytesMax) {
      const parts: Buffer[] = []
      let size = 0
      for await (const part of incoming as AsyncIterable<Buffer>) {
        size += part.length
        if (size > bytesMax) return undefined
        parts.push(part)
      }
      return toBytes(parts)
    },
  }
}
