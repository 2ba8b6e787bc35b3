import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../server/app.ts'
import { createServer } from '../../server/http/create-server.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import type { World } from '../setup/world.ts'
import { CALLS_PER_ROUND } from './call-limits.ts'
import { load } from './statistics.ts'
import { callNext, type Teller } from './tellers.ts'

export type BenchServer = { port: number; close: () => Promise<void> }

/** The real app behind a real socket; only the proof of the device is taken on trust. */
export async function startBenchServer(world: World): Promise<BenchServer> {
  const deps = fakeDeps(
    { LOG_LEVEL: 'silent' },
    {
      pools: { api: world.api, worker: world.api },
      authenticate: async (authorization) => JSON.parse(authorization ?? 'null'),
    },
  )
  const server = createServer(createApp(deps), deps.config, deps.messageFor)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export async function httpLoad(server: BenchServer, tellers: Teller[], inFlight: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const result = await load(inFlight, CALLS_PER_ROUND, async (lane) => {
    const teller = tellers[lane] as Teller
    const body = { protocol: 1, writer: teller.device.writerId, epoch: 1, commands: [callNext(teller)] }
    const answer = await post(agent, server.port, teller, JSON.stringify(body))
    if (!answer.includes('"applied"')) throw new Error(answer)
  })
  agent.destroy()
  return result
}

function post(agent: Agent, port: number, teller: Teller, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: JSON.stringify(teller.device) }
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path: '/api/push', headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve(Buffer.concat(chunks).toString()))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
