import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createServer } from '../../server/http/create-server.ts'
import { type FakeDeps, fakeDeps } from '../../server/http/fake-deps.ts'

let server: Server
let deps: FakeDeps
/** What reached a route, in order. */
const reached: string[] = []

beforeAll(async () => {
  deps = fakeDeps({ REQUEST_TIMEOUT_MS: '2000' })
  const app = createApp(deps)
  app.post('/echo', async (c) => {
    const body = await c.req.text()
    reached.push(`echo ${body}`)
    return c.json({ body, authorization: c.req.header('authorization') ?? null, host: new URL(c.req.url).host })
  })
  app.get('/smuggled', (c) => {
    reached.push('smuggled')
    return c.json({})
  })
  server = createServer(app, deps.config, deps.messageFor)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Heard = { readonly statuses: number[]; readonly text: string; readonly isClosed: boolean }

/** Says it byte by byte as it stands and listens until the server hangs up, or for a moment. */
async function say(text: string | Buffer): Promise<Heard> {
  reached.length = 0
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk
  })
  socket.on('error', () => undefined)
  socket.write(text)
  const isClosed = await Promise.race([
    once(socket, 'close').then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 400)),
  ])
  socket.destroy()
  return {
    statuses: [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)),
    text: heard,
    isClosed,
  }
}

const POST = 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
const GET = 'GET /health/live HTTP/1.1\r\nhost: x\r\n'
const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n'
const LENGTH = `content-length: ${SMUGGLED.length}\r\n`
const CHUNKED = 'transfer-encoding: chunked\r\n'

const doubtful: [string, string | Buffer][] = [
  ['a length and chunks', `${POST}content-length: 6\r\n${CHUNKED}\r\n0\r\n\r\n${SMUGGLED}`],
  ['chunks and a length', `${POST}${CHUNKED}content-length: 6\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['two lengths', `${POST}content-length: 0\r\n${LENGTH}\r\n${SMUGGLED}`],
  ['the same length twice', `${POST}content-length: 2\r\ncontent-length: 2\r\n\r\n{}${SMUGGLED}`],
  ['a list of lengths', `${POST}content-length: 2, 2\r\n\r\n{}${SMUGGLED}`],
  ['a signed length', `${POST}content-length: +2\r\n\r\n{}${SMUGGLED}`],
  ['a negative length', `${POST}content-length: -1\r\n\r\n${SMUGGLED}`],
  ['a hexadecimal length', `${POST}content-length: 0x2\r\n\r\n{}${SMUGGLED}`],
  ['a length beyond all numbers', `${POST}content-length: 99999999999999999999999\r\n\r\n{}`],
  ['an empty length', `${POST}content-length: \r\n\r\n${SMUGGLED}`],
  ['chunks, said twice', `${POST}${CHUNKED}${CHUNKED}\r\n0\r\n\r\n${SMUGGLED}`],
  ['another coding before the chunks', `${POST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['an unknown coding', `${POST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a coding with a tab', `${POST}transfer-encoding:\tchunked\r\n${LENGTH}\r\n0\r\n\r\n${SMUGGLED}`],
  ['a space before the colon', `${POST}transfer-encoding : chunked\r\n${LENGTH}\r\n0\r\n\r\n${SMUGGLED}`],
  ['a folded header', `${POST}x-a: 1\r\n transfer-encoding: chunked\r\n${LENGTH}\r\n${SMUGGLED}`],
  ['a folded coding', `${POST}transfer-encoding:\r\n chunked\r\n${LENGTH}\r\n0\r\n\r\n${SMUGGLED}`],
  ['a bare line feed in the head', `${POST}x-a: 1\ncontent-length: 0\r\n\r\n${SMUGGLED}`],
  ['bare line feeds alone', 'GET /health/live HTTP/1.1\nhost: x\n\n'],
  ['a bare carriage return', `${GET}x-a: 1\rx-b: 2\r\n\r\n`],
  ['a line that is no header', `${GET}nothing\r\n\r\n`],
  ['a header without a name', `${GET}: 1\r\n\r\n`],
  ['a space in a header’s name', `${GET}x a: 1\r\n\r\n`],
  ['a null byte in a header', `${GET}x-a: a\0b\r\n\r\n`],
  ['a null byte in a header’s name', `${GET}x\0a: 1\r\n\r\n`],
  ['a null byte in the path', `GET /health\0/live HTTP/1.1\r\nhost: x\r\n\r\n`],
  ['a chunk without a number', `${POST}${CHUNKED}\r\nzz\r\n{}\r\n0\r\n\r\n`],
  ['a chunk longer than any', `${POST}${CHUNKED}\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n`],
  ['a chunk that does not end where it says', `${POST}${CHUNKED}\r\n2\r\n{}xx\r\n0\r\n\r\n${SMUGGLED}`],
  ['a chunk that ends by a bare line feed', `${POST}${CHUNKED}\r\n2\n{}\r\n0\r\n\r\n${SMUGGLED}`],
  ['two hosts', `${GET}host: y\r\n\r\n${SMUGGLED}`],
  ['no host', 'GET /health/live HTTP/1.1\r\n\r\n'],
  ['a host with a path', 'GET /health/live HTTP/1.1\r\nhost: x/admin\r\n\r\n'],
  ['a host with a name before it', 'GET /health/live HTTP/1.1\r\nhost: localhost@evil.example\r\n\r\n'],
  ['a host with a space', 'GET /health/live HTTP/1.1\r\nhost: x y\r\n\r\n'],
  [
    'two proofs of who asks',
    `${POST}content-length: 2\r\nauthorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n{}${SMUGGLED}`,
  ],
  ['two types of body', `${POST}content-type: text/plain\r\ncontent-length: 2\r\n\r\n{}${SMUGGLED}`],
  ['a path without a slash', 'GET health/live HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['another version', 'GET /health/live HTTP/3.7\r\nhost: x\r\n\r\n'],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
  ['a method in small letters', 'get /health/live HTTP/1.1\r\nhost: x\r\n\r\n'],
]

describe('a request that two readers could read in two ways', () => {
  it.each(doubtful)('%s: 400 in the one shape, nothing behind it is read, and the line is cut', async (_, text) => {
    const heard = await say(text)
    expect({ statuses: heard.statuses, isClosed: heard.isClosed }).toEqual({ statuses: [400], isClosed: true })
    const body = JSON.parse(heard.text.slice(heard.text.indexOf('\r\n\r\n') + 4))
    expect(body).toEqual({ code: 'malformed', message: 'en:malformed', request_id: expect.any(String) })
    expect(heard.text).toMatch(/^x-content-type-options: nosniff\r$/im)
    expect(reached).toEqual([])
  })

  it('a head that does not end is 431 and cut', async () => {
    for (const header of [`x-a: ${'y'.repeat(20_000)}\r\n`, 'x-a: y\r\n'.repeat(4_000)]) {
      const heard = await say(`${GET}${header}\r\n`)
      expect({ statuses: heard.statuses, isClosed: heard.isClosed }).toEqual({ statuses: [431], isClosed: true })
    }
  })
})

describe('what is odd and harms nobody', () => {
  const echo = (head: string, body = '{}') =>
    say(`${POST}connection: close\r\n${head}content-length: ${body.length}\r\n\r\n${body}`)

  it('chunk extensions and trailers are not looked at', async () => {
    const chunks = '2;a=b;c="d"\r\n{}\r\n0\r\nauthorization: Bearer late\r\n\r\n'
    const heard = await say(`${POST}connection: close\r\n${CHUNKED}\r\n${chunks}`)
    expect(heard.statuses).toEqual([200])
    expect(heard.text).toContain('"body":"{}","authorization":null')
  })

  it('what follows a whole request is the next one, and is answered as such', async () => {
    const heard = await say(`${POST}content-length: 2\r\n\r\n{}${SMUGGLED}`)
    expect(heard.statuses).toEqual([200, 200])
    expect(reached.sort()).toEqual(['echo {}', 'smuggled'])
  })

  it('a body of a GET is no next request', async () => {
    const heard = await say(`${GET}${LENGTH}\r\n${SMUGGLED}`)
    expect(heard.statuses).toEqual([200])
    expect(reached).toEqual([])
  })

  it('the target’s own host counts, as the standard has it', async () => {
    const heard = await say(
      `POST http://other.example/echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
    )
    expect(heard.text).toContain('"host":"other.example"')
    for (const target of ['ftp://x/echo', 'file:///etc/passwd', '//other.example/echo']) {
      const odd = await say(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      expect([400, 404]).toContain(odd.statuses[0])
    }
  })

  it('other names for the host change nothing', async () => {
    const heard = await echo(
      'x-forwarded-host: evil.example\r\nx-host: evil.example\r\nforwarded: host=evil.example\r\nx-original-url: /smuggled\r\nx-rewrite-url: /smuggled\r\nx-http-method-override: DELETE\r\n',
    )
    expect(heard.statuses).toEqual([200])
    expect(heard.text).toContain('"host":"x"')
    expect(heard.text).not.toContain('evil')
    expect(reached).toEqual(['echo {}'])
  })

  it('[ID16] an invented X-Forwarded-For is not believed: all of them are one caller', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n < 70; n += 1) {
      const forwarded = `x-forwarded-for: 203.0.113.${n}\r\nx-real-ip: 203.0.113.${n}\r\n`
      const heard = await say(
        `GET /api/proof?policy=check_in HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${forwarded}\r\n`,
      )
      statuses.add(heard.statuses[0] ?? 0)
    }
    expect([...statuses]).toEqual([200, 429])
  })

  it('the server says nothing of itself', async () => {
    const heard = await say(`${GET}connection: close\r\n\r\n`)
    expect(heard.text).not.toMatch(/^(server|x-powered-by|via):/im)
  })
})

it('after all this the server serves', async () => {
  expect((await say(`${GET}connection: close\r\n\r\n`)).statuses).toEqual([200])
  expect(deps.lines.filter((line) => line.includes('request failed'))).toEqual([])
})
