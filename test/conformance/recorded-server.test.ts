import { describe, expect, test } from 'vitest'
import { disguise } from './disguise.ts'
import type { Mismatch } from './mismatch.ts'
import { startRecordedServer } from './recorded-server.ts'
import { RECORDED_TIMING, recordedWorld } from './recorded-world.ts'
import { replayTrace } from './replay.ts'
import { SPOILINGS } from './spoilings.ts'
import { readTrace, type Trace, traceNames } from './trace.ts'

async function replayAgainst(name: string, spoil: (trace: Trace) => void = () => undefined): Promise<Mismatch[]> {
  const spoiled = disguise(readTrace(name))
  spoil(spoiled)
  const server = await startRecordedServer(spoiled, RECORDED_TIMING)
  try {
    const results = await replayTrace(readTrace(name), recordedWorld(server.base))
    return results.flatMap(({ index, mismatches }) =>
      mismatches.map((one) => ({ ...one, path: `${index} ${one.path}` })),
    )
  } finally {
    await server.close()
  }
}

describe.concurrent('a server that answers as recorded, with other handles and positions, conforms', () => {
  test.each(traceNames())('%s', async (name) => expect(await replayAgainst(name)).toEqual([]))
})

describe.concurrent('a spoiled answer does not conform', () => {
  test.each(SPOILINGS)('$name', async ({ trace, spoil, path }) => {
    const mismatches = await replayAgainst(trace, spoil)
    expect(mismatches.map((one) => one.path)).toContain(path)
  })
})
