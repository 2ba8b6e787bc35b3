import { Buffer } from 'node:buffer'
import type { EngineAnswer, EngineRequest } from './engine-http.ts'

const COPIED_BYTES_MAX = 65_536

export function fromFetchRequest(request: Request, signal: AbortSignal): EngineRequest {
  const url = new URL(request.url)
  return {
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    signal,
    async readBody(bytesMax) {
      const parts: Uint8Array[] = []
      let size = 0
      for await (const part of request.body ?? []) {
        size += part.length
        if (size > bytesMax) return undefined
        parts.push(part)
      }
      return Buffer.concat(parts)
    },
  }
}

export function toFetchResponse({ status, headers, body }: EngineAnswer, method: string): Response {
  if (method === 'HEAD' || status === 204 || status === 304) return new Response(null, { status, headers })
  if (typeof body === 'string') return new Response(body, { status, headers })
  if (Symbol.asyncIterator in body || !isSmall(body)) return new Response(toStream(body), { status, headers })
  return new Response(toBytes(body), { status, headers })
}

/** A larger part is the shape's own memory: it is sent from there, not copied for each reader. */
export function isSmall(parts: readonly (string | Buffer)[]): boolean {
  return parts.every(({ length }) => length < COPIED_BYTES_MAX)
}

export function toBytes(parts: readonly (string | Buffer)[]): Buffer<ArrayBuffer> {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
}

function toStream(parts: AsyncIterable<string> | Iterable<string | Buffer>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? Buffer.from(value) : value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
