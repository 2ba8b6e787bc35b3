import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Json, TraceRequest } from './trace.ts'

export type Answer = {
  /** Null where the connection broke. */
  status: number | null
  headers: Record<string, string>
  text: string
  durationMs: number
}

export type SendOptions = {
  base: string
  timeoutMs: number
  /** Ends the request from this side; asked after each piece of the body. */
  until?: (text: string) => boolean
  /** What may still come after `until` says yes. */
  graceMs?: number
}

function flatHeaders(message: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(message.headers).filter((pair): pair is [string, string | string[]] => pair[1] != null)
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]))
}

function bodyHeaders(body: Json | undefined): Record<string, string | number> {
  if (body === undefined) return {}
  return { 'content-type': 'application/json', 'content-length': Buffer.byteLength(JSON.stringify(body)) }
}

/** One request on a connection of its own, byte for byte: no client library reorders, follows or repeats anything. */
export function sendRequest(request: TraceRequest, options: SendOptions): Promise<Answer> {
  const { hostname, port } = new URL(options.base)
  const startedMs = performance.now()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let answer: Pick<Answer, 'status' | 'headers'> = { status: null, headers: {} }
    let isBroken = true
    const finish = (): void => {
      clearTimeout(deadline)
      const text = Buffer.concat(chunks).toString('utf8')
      const seen = isBroken ? { status: null, headers: {} } : answer
      resolve({ ...seen, text, durationMs: performance.now() - startedMs })
    }
    const stop = (): void => {
      isBroken = false
      outgoing.destroy()
    }
    const outgoing = httpRequest({
      hostname,
      port,
      path: request.url,
      method: request.method,
      headers: { ...bodyHeaders(request.body), ...request.headers },
      agent: false,
    })
    const deadline = setTimeout(() => outgoing.destroy(), options.timeoutMs)
    outgoing.on('response', (message) => {
      answer = { status: message.statusCode ?? null, headers: flatHeaders(message) }
      message.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (options.until?.(Buffer.concat(chunks).toString('utf8'))) setTimeout(stop, options.graceMs ?? 0)
      })
      message.on('end', () => {
        isBroken = !message.complete
      })
      message.on('error', () => undefined)
    })
    outgoing.on('error', () => undefined)
    outgoing.on('close', finish)
    outgoing.end(request.body === undefined ? undefined : JSON.stringify(request.body))
  })
}
