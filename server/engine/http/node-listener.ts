import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EngineAnswer, EngineRequest } from './engine-http.ts'
import { isSmall, toBytes } from './to-response.ts'

type Respond = (request: EngineRequest) => Promise<EngineAnswer>

/** The engine on Node's own server, without the objects of fetch: a thousand waiting requests cost little more each. */
export function nodeListener(respond: Respond): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    // After a whole answer nobody waits for the signal, and making its reason would cost more than all of this.
    outgoing.on('close', () => outgoing.writableFinished || gone.abort())
    void answer(incoming, outgoing, respond, gone.signal).catch(() => outgoing.destroy())
  }
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  respond: Respond,
  signal: AbortSignal,
): Promise<void> {
  const request = toEngineRequest(incoming, signal)
  const { status, headers, body } = await respond(request)
  if (signal.aborted) return
  if (typeof body === 'string') {
    const hasLength = status !== 204 && status !== 304
    outgoing.writeHead(status, hasLength ? { 'content-length': Buffer.byteLength(body), ...headers } : { ...headers })
    outgoing.end(request.method === 'HEAD' ? undefined : body)
    return
  }
  outgoing.writeHead(status, { ...headers })
  if (request.method === 'HEAD') outgoing.end()
  else if (Symbol.asyncIterator in body) await stream(body, outgoing, signal)
  else sendParts(body, outgoing)
}

function sendParts(parts: readonly (string | Buffer)[], outgoing: ServerResponse): void {
  if (isSmall(parts)) {
    outgoing.end(toBytes(parts))
    return
  }
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

function toEngineRequest(incoming: IncomingMessage, signal: AbortSignal): EngineRequest {
  const target = incoming.url ?? '/'
  const at = target.indexOf('?')
  return {
    method: incoming.method ?? 'GET',
    path: at < 0 ? target : target.slice(0, at),
    query: at < 0 ? '' : target.slice(at + 1),
    signal,
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
