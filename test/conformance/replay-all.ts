import { afterAll, beforeAll, expect, test } from 'vitest'
import { OutsideCluster } from '../operations/outside-cluster.ts'
import { acceptedIn, applyDifferences, staleDifferences } from './apply-differences.ts'
import { describeVerdict } from './describe-verdict.ts'
import { DIFFERENCES, type Difference } from './differences.ts'
import { type EngineWorld, openEngineWorld } from './engine-world.ts'
import { replayTrace } from './replay.ts'
import type { ReplayTiming } from './replay-world.ts'
import { readTrace, traceNames } from './trace.ts'

/** Recorded on a service with a secret, where nobody may delete shapes. */
const WITH_SECRET = '27-auth'
const SECRET = { ENGINE_SECRET: 's3cret' }
/** The recorded service was made to allow it; most sites do not. */
const WITH_DELETE = { ENGINE_ALLOW_DELETE: '1' }

const START_MS_MAX = 120_000

/** Each trace against our engine on a cluster of its own: other databases' transactions would show in the snapshots. */
export function replayAll(timing: ReplayTiming, traceMsMax: number): void {
  const cluster = new OutsideCluster()
  const used = new Set<Difference>()
  let ordinary: EngineWorld | undefined

  beforeAll(async () => {
    await cluster.create()
    ordinary = await openEngineWorld(cluster, 'ordinary', timing, WITH_DELETE)
  }, START_MS_MAX)

  afterAll(async () => {
    await ordinary?.close()
    await cluster.remove()
  }, START_MS_MAX)

  async function replay(name: string): Promise<void> {
    const own = name === WITH_SECRET ? await openEngineWorld(cluster, 'with_secret', timing, SECRET) : undefined
    const { world } = own ?? ordinary ?? {}
    if (world === undefined) throw new Error('the engine did not start')
    try {
      // A scenario that failed half-way may have left them stopped.
      await world.startPostgres()
      await world.startEngine()
      const verdict = applyDifferences(name, await replayTrace(readTrace(name), world, acceptedIn(name)))
      for (const difference of verdict.used) used.add(difference)
      expect(describeVerdict(verdict)).toBe('')
      expect(staleDifferences(name, verdict.used)).toEqual([])
    } finally {
      await own?.close()
    }
  }

  test.each(traceNames())('%s is answered as recorded', replay, traceMsMax)

  test('every difference that is accepted for all traces occurs', () => {
    expect(DIFFERENCES.filter((difference) => difference.trace === '*' && !used.has(difference))).toEqual([])
  })
}
