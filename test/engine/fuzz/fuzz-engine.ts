import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../../setup/seeded-random.ts'
import { type EngineProcess, openEngineProcess } from '../engine-process.ts'
import { readCorpus } from './corpus.ts'
import { judgeAnswer } from './judge-answer.ts'
import { makeCase } from './make-case.ts'
import { type RawRequest, sendRaw } from './send-raw.ts'

const AT_ONCE = 8
const START_MS_MAX = 60_000
const SETTLE_MS = 1_000
/** Shapes stay, within their bound; what grows with the number of requests beyond this is lost memory. */
const GROWTH_MB_MAX = 150
/** Far apart, so that the cases of two seeds are never the same. */
const SEED_STEP = 1_000_003
const FAILURES_SHOWN = 5
/** Holds are as short as an answer is long. */
const ENVIRONMENT = {
  ENGINE_ALLOW_DELETE: '1',
  ENGINE_LIVE_TIMEOUT_MS: '60',
  ENGINE_SSE_TIMEOUT_MS: '80',
  ENGINE_CHUNK_BYTES: '300',
  LOG_LEVEL: 'error',
}

/** Nonsense in all places of a request. `FUZZ_SEED` and `FUZZ_CASE` play one case again. */
export function fuzzEngine(cases: number, timeoutMs: number): void {
  const seed = Number(process.env.FUZZ_SEED ?? 4_711)
  const only = process.env.FUZZ_CASE
  const corpus = readCorpus()
  let engine: EngineProcess
  let handle = ''

  beforeAll(async () => {
    engine = await openEngineProcess(ENVIRONMENT)
    for (const statement of corpus.sql) await engine.sql(statement)
    await engine.sql(`insert into g10 select n, repeat('x', 100), n, '{}', '{}' from generate_series(2, 50) n`)
    handle = (await plain()).headers['electric-handle'] ?? ''
  }, START_MS_MAX)

  afterAll(() => engine.close(), START_MS_MAX)

  const plain = async () => {
    const target = '/v1/shape?table=g10&offset=-1'
    const answer = await sendRaw(engine.port, { method: 'GET', target, headers: [], body: Buffer.alloc(0) })
    if (answer?.status !== 200) throw new Error(`a plain request got ${answer?.status}: ${answer?.body}`)
    return answer
  }
  const problemOf = async (request: RawRequest): Promise<string | undefined> =>
    sendRaw(engine.port, request).then(
      (answer) => judgeAnswer(request, answer),
      (error: Error) => error.message,
    )

  const run = async (numbers: readonly number[]): Promise<string[]> => {
    const failures: string[] = []
    const left = [...numbers]
    const lane = async (): Promise<void> => {
      for (let number = left.shift(); number !== undefined; number = left.shift()) {
        const request = makeCase(seededRandom(seed * SEED_STEP + number), corpus, handle)
        const problem = await problemOf(request)
        if (problem === undefined) continue
        const shown = `${request.method} ${request.target} ${request.body}`.slice(0, 600)
        failures.push(`FUZZ_SEED=${seed} FUZZ_CASE=${number}: ${problem}\n  ${shown}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    return failures
  }

  test(
    'what was recorded is answered as it stands',
    async () => {
      const requests = corpus.requests.map(({ method, url, headers, body }) => ({
        method,
        target: url,
        headers: Object.entries(headers ?? {}),
        body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      }))
      const problems: string[] = []
      for (const request of requests) {
        const problem = await problemOf(request)
        if (problem !== undefined) problems.push(`${request.method} ${request.target}: ${problem}`)
      }
      expect(problems).toEqual([])
    },
    timeoutMs,
  )

  test(
    `nothing of ${cases} cases brings the engine down, and none of its answers is unknown`,
    async () => {
      const numbers = only === undefined ? Array.from({ length: cases }, (_, number) => number) : [Number(only)]
      const { pid } = engine
      const before = pid()
      const share = Math.ceil(numbers.length / 3)
      const failures = await run(numbers.slice(0, share))
      await sleep(SETTLE_MS)
      const memoryMb = engine.memoryMb()
      failures.push(...(await run(numbers.slice(share))))
      await sleep(SETTLE_MS)
      expect(failures.slice(0, FAILURES_SHOWN), `${failures.length} of ${cases}`).toEqual([])
      expect(pid()).toBe(before)
      expect(engine.memoryMb() - memoryMb).toBeLessThan(GROWTH_MB_MAX)
      expect(engine.log()).not.toMatch(/uncaught|unhandled/i)
      await plain()
    },
    timeoutMs,
  )
}
