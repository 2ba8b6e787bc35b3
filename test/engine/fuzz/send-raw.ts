import { Buffer } from 'node:buffer'
import { connect } from 'node:net'

export type RawRequest = {
  method: string
  /** Bytes as Latin-1, written as they are: nothing is encoded or refused on this side. */
  target: string
  headers: readonly (readonly [name: string, value: string])[]
  body: Buffer
}

export type RawAnswer = { status: number; headers: Record<string, string>; body: Buffer; isWhole: boolean }

const SILENCE_MS_MAX = 15_000

/** One request on a connection of its own; undefined where the connection ended without an answer. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(SILENCE_MS_MAX, () => {
      socket.destroy()
      reject(new Error(`no answer within ${SILENCE_MS_MAX} ms`))
    })
    socket.on('data', (part: Buffer) => parts.push(part))
    // A server that refuses a body may close before it has read all of it.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(parts))))
    socket.write(toBytes(request))
  })
}

function toBytes({ method, target, headers, body }: RawRequest): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, 'host: engine', 'connection: close']
  for (const [name, value] of headers) lines.push(`${name}: ${value}`)
  if (body.length > 0) lines.push(`content-length: ${body.length}`)
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body])
}

function parseAnswer(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  // Only an answer to come.
  if (bytes.toString('latin1', 0, 12) === 'HTTP/1.1 100') return parseAnswer(bytes.subarray(end + 4))
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, Math.max(0, end)).split('\r\n')
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(statusLine) ?? []
  if (status === undefined) return undefined
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const rest = bytes.subarray(end + 4)
  const isChunked = headers['transfer-encoding'] === 'chunked'
  const { body, isWhole } = isChunked
    ? unchunk(rest)
    : { body: rest, isWhole: rest.length === Number(headers['content-length'] ?? 0) }
  return { status: Number(status), headers, body, isWhole }
}

function unchunk(bytes: Buffer): { body: Buffer; isWhole: boolean } {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, Math.max(at, lineEnd)), 16)
    if (lineEnd < 0 || Number.isNaN(size)) return { body: Buffer.concat(parts), isWhole: false }
    if (size === 0) return { body: Buffer.concat(parts), isWhole: true }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}
