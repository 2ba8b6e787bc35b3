import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

const OID = { int4: 23, text: 25, bool: 16, textArray: 1009 } as const

export type FakeColumn = { name: string; type: keyof typeof OID; value: string }

function message(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

const fieldBytes = ({ name, type }: FakeColumn): Buffer =>
  Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(OID[type]), int16(-1), int32(-1), int16(0)])
const valueBytes = ({ value }: FakeColumn): Buffer =>
  Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)])

function answerOnce(columns: FakeColumn[]): Buffer {
  return Buffer.concat([
    message('1'),
    message('2'),
    message('T', int16(columns.length), ...columns.map(fieldBytes)),
    message('D', int16(columns.length), ...columns.map(valueBytes)),
    message('C', 'SELECT 1\0'),
    message('Z', 'I'),
  ])
}

/** Speaks just enough of Postgres' protocol to let anyone in and to answer every question with the same row. */
export async function startFakePostgres(columns: FakeColumn[]): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', 'I')]))
      // 'S' is Sync, with which a question ends; it arrives last and alone is five bytes long.
      socket.on('data', (chunk) => {
        if (chunk.at(-5) === 'S'.charCodeAt(0)) socket.write(answerOnce(columns))
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const close = (): void => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { port: typeof address === 'object' && address !== null ? address.port : 0, close }
}
