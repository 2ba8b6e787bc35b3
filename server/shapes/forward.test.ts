import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { createEndings } from './endings.ts'
import { forward } from './forward.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void): Promise<URL> {
  server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/shape?table=x`)
}

const asking = (signal: AbortSignal = new AbortController().signal, headers: Record<string, string> = {}) => ({
  method: 'GET' as const,
  headers: new Headers(headers),
  signal,
})

test('[SH5] of a client only what a source needs is passed on, and of the answer nothing that is of one connection', async () => {
  let seen: IncomingMessage['headers'] = {}
  const url = await serve((incoming, outgoing) => {
    seen = incoming.headers
    const headers = { 'electric-handle': 'h', etag: '"e"', 'set-cookie': 'a=b', 'content-length': '2' }
    outgoing.writeHead(200, headers).end('[]')
  })
  const given = { authorization: 'Bearer t', cookie: 'c=d', 'x-forwarded-for': '1.2.3.4', 'if-none-match': '"e"' }
  const answer = await forward(url, asking(undefined, given), { endings: createEndings(), headers: { 'x-own': '1' } })
  expect(seen).toMatchObject({ 'if-none-match': '"e"', 'x-own': '1', 'accept-encoding': 'identity' })
  for (const name of ['authorization', 'cookie', 'x-forwarded-for']) expect(seen).not.toHaveProperty(name)
  expect(Object.fromEntries(answer.headers)).toEqual({ 'electric-handle': 'h', etag: '"e"' })
  expect(await answer.text()).toBe('[]')
})

test('[SH5] a client that goes ends the question, before and after the headers', async () => {
  const gone: string[] = []
  const url = await serve((incoming, outgoing) => {
    const isStream = incoming.headers.accept === 'text/event-stream'
    outgoing.on('close', () => gone.push(isStream ? 'stream' : 'poll'))
    if (isStream) outgoing.writeHead(200).write(': hello\n\n')
  })
  const endings = createEndings()
  const poller = new AbortController()
  const poll = forward(url, asking(poller.signal), { endings })
  await sleep(100)
  poller.abort()
  await expect(poll).rejects.toMatchObject({ name: 'AbortError' })
  const streamer = new AbortController()
  const stream = await forward(url, asking(streamer.signal, { accept: 'text/event-stream' }), { endings })
  const reading = stream.text()
  streamer.abort()
  await expect(reading).rejects.toThrow()
  const cancelled = await forward(url, asking(undefined, { accept: 'text/event-stream' }), { endings })
  await cancelled.body?.cancel()
  await sleep(100)
  expect(gone).toEqual(['poll', 'stream', 'stream'])
  expect(endings.size).toBe(0)
})

test('[SH6] a stop ends every open question, and whatever is asked afterwards', async () => {
  const url = await serve(() => undefined)
  const endings = createEndings()
  const polls = [1, 2, 3].map(() => forward(url, asking(), { endings }))
  await sleep(50)
  endings.endAll()
  for (const poll of polls) await expect(poll).rejects.toMatchObject({ name: 'ForwardError' })
  await expect(forward(url, asking(), { endings })).rejects.toMatchObject({ name: 'ForwardError' })
  expect(endings.size).toBe(0)
})

test('[SH5] an answer that leads elsewhere is no answer: the question, with its proof, goes nowhere else', async () => {
  let asked = 0
  const url = await serve((_, outgoing) => {
    asked += 1
    outgoing.writeHead(302, { location: '/elsewhere' }).end()
  })
  await expect(forward(url, asking(), { endings: createEndings() })).rejects.toMatchObject({ code: 'unreachable' })
  expect(asked).toBe(1)
})

test('[SH5] nobody there is said by a code, without an address', async () => {
  const failed = forward(new URL('http://127.0.0.1:1/?secret=hunter2'), asking(), { endings: createEndings() })
  await expect(failed).rejects.toMatchObject({ code: 'unreachable', message: expect.not.stringContaining('hunter2') })
})

test('[SH5] an answer that breaks off is broken for its reader too', async () => {
  const url = await serve((_, outgoing) => {
    outgoing.writeHead(200).write('[')
    setTimeout(() => outgoing.destroy(), 50)
  })
  const answer = await forward(url, asking(), { endings: createEndings() })
  await expect(answer.text()).rejects.toThrow()
})
