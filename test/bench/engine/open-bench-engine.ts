import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { awaitActive, createEngineRunner } from '../../conformance/engine-runner.ts'
import type { BenchCluster } from '../bench-cluster.ts'

export type BenchAnswer = { headers: Record<string, string>; body: Buffer }
/** Where a reader of a shape goes on. */
export type Place = { query: string; bytes: number; answers: BenchAnswer[] }

export type BenchEngine = {
  pid: number
  /** A request for `/v1/shape` on a connection that is kept; anything but 200 is a fault of the bench. */
  ask: (query: string) => Promise<BenchAnswer>
  /** From the beginning of a shape to where it is up to date. */
  readAll: (definition: string) => Promise<Place>
  /** Megabytes of memory that the process holds. */
  memoryMb: () => number
  stop: () => Promise<void>
}

const KIB_PER_MIB = 1_024

/** The very process of `npm run engine`, asked over HTTP. */
export async function openBenchEngine(
  cluster: BenchCluster,
  environment: Record<string, string> = {},
): Promise<BenchEngine> {
  const runner = createEngineRunner({
    DATABASE_URL: cluster.url('postgres'),
    LOG_LEVEL: 'warn',
    ENGINE_LIVE_TIMEOUT_MS: '120000',
    ...environment,
  })
  await runner.start()
  await awaitActive(runner.base())
  const port = Number(new URL(runner.base()).port)
  const pid = runner.pid() ?? 0
  const agent = new Agent({ keepAlive: true })
  const ask = (query: string): Promise<BenchAnswer> => request(agent, port, `/v1/shape?${query}`)
  return {
    pid,
    ask,
    async readAll(definition) {
      const answers: BenchAnswer[] = []
      let query = `${definition}&offset=-1`
      for (;;) {
        const answer = await ask(query)
        answers.push(answer)
        query = `${definition}&offset=${answer.headers['electric-offset']}&handle=${answer.headers['electric-handle']}`
        if ('electric-up-to-date' in answer.headers) break
      }
      return { query, answers, bytes: answers.reduce((sum, { body }) => sum + body.length, 0) }
    },
    memoryMb() {
      const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      return Number(kib) / KIB_PER_MIB
    },
    async stop() {
      agent.destroy()
      await runner.stop()
    },
  }
}

function request(agent: Agent, port: number, path: string): Promise<BenchAnswer> {
  return new Promise((resolve, reject) => {
    const sent = get({ agent, host: '127.0.0.1', port, path }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const body = Buffer.concat(chunks)
        const headers = incoming.headers as Record<string, string>
        if (incoming.statusCode === 200) resolve({ headers, body })
        else reject(new Error(`${incoming.statusCode} to ${path}: ${body.toString().slice(0, 200)}`))
      })
    })
    sent.on('error', reject)
  })
}
