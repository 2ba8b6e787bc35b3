import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createServer } from '../../server/http/create-server.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { messageFor } from '../../sync/errors/message-for.ts'
import type { Branch } from '../setup/world.ts'
import { GateWorld } from './gate-world.ts'

let gate: GateWorld
let server: Server
let mine: Branch
let token: string

beforeAll(async () => {
  gate = await GateWorld.open()
  mine = await gate.server.world.addBranch()
  token = await gate.server.deviceToken(await gate.server.world.addDevice(mine, 'kiosk'))
  server = createServer(gate.server.app, fakeDeps().config, messageFor)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await gate.close()
})

const port = () => (server.address() as AddressInfo).port
const query = () => `shape=tickets&branch=${mine.branchId}&offset=-1`

/** The path as it is, without a URL object that would mend it; a body where one is given. */
function send(path: string, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(body.length) }),
    }
    const asking = request({ host: '127.0.0.1', port: port(), path, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

it('[GK7] the path is served as it is spelt', async () => {
  expect((await send(`/v1/shape?${query()}`)).status).toBe(200)
})

it.each([
  '/v1/shape/',
  '//v1/shape',
  '/v1//shape',
  '/v1/./shape',
  '/v1/x/../shape',
  '/v1/%2e/shape',
  '/v1/x/%2e%2e/shape',
  '/v1/%73hape',
  '/v1/shap%65',
  '/v1%2fshape',
  '/v1/shape%2f',
  '/v1/shape%20',
  '/v1/shape%00',
  '/v1/shape%3f',
  '/v1/shape;x=1',
  '/v1/shape.json',
  '/V1/shape',
  '/v1/Shape',
  '/v1\\shape',
  '/api/v1/shape',
  '/v1/shape/x',
  'http://elsewhere.example/v1/shape',
])('[GK7] %s is another path, and there is nothing', async (path) => {
  gate.asked.length = 0
  const { status, text } = await send(`${path}?${query()}`)
  expect([404, 400]).toContain(status)
  expect(text).not.toContain('electric')
  expect(gate.asked).toEqual([])
})

it('[GK7] a body that comes with a GET says nothing', async () => {
  gate.asked.length = 0
  const { status } = await send(`/v1/shape?${query()}`, JSON.stringify({ table: 'app.staff', where: 'true' }))
  expect(status).toBe(200)
  expect(gate.asked[0]?.query.get('table')).toBe('app.tickets')
})

it('[GK9] a client that goes ends the question, and its place is free', async () => {
  const asked = await new Promise<AbortSignal>((resolve) => {
    gate.instead = async ({ signal }) => {
      resolve(signal)
      return new Promise(() => undefined)
    }
    const headers = { authorization: `Bearer ${token}` }
    const asking = request({
      host: '127.0.0.1',
      port: port(),
      path: `/v1/shape?${query()}&live=true`,
      headers,
      agent: false,
    })
    asking.on('error', () => undefined)
    asking.end()
    setTimeout(() => asking.destroy(), 300)
  })
  gate.instead = undefined
  const at = performance.now()
  while (!asked.aborted && performance.now() - at < 5_000) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(asked.aborted).toBe(true)
  const open = (await gate.server.ask('/metrics')).body as string
  expect(open).toMatch(/shape_requests_open\{shape="tickets",kind="poll"\} 0/)
})
