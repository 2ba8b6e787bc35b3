import { type FetchError, isChangeMessage, ShapeStream } from '@electric-sql/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Branch, Device } from '../setup/world.ts'
import { GateWorld } from './gate-world.ts'

let gate: GateWorld
let mine: Branch
let tablet: Device

beforeAll(async () => {
  gate = await GateWorld.open({ recheckMs: 500 })
  mine = await gate.server.world.addBranch()
  tablet = await gate.server.world.addDevice(mine, 'tablet')
})
afterAll(() => gate.close())

const fetchClient = async (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
  gate.server.app.request(String(input), init)

async function until(isSo: () => boolean): Promise<void> {
  const startedAt = performance.now()
  while (!isSo()) {
    if (performance.now() - startedAt > 10_000) throw new Error('it does not come')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const change = (reason: string) =>
  gate.server.world.root.query(
    'update app.counters set pause_reason = $2, version = version + 1 where branch_id = $1 and label = $3',
    [mine.branchId, reason, '1'],
  )

it.each([false, true])(
  '[GK13] the unmodified client reads and follows, goes on with a new token, and hears of a revocation (events: %s)',
  async (liveSse) => {
    const device = liveSse ? await gate.server.world.addDevice(mine, 'console') : tablet
    let token = 'expired'
    const errors: number[] = []
    const seen: string[] = []
    const ended = new AbortController()
    const stream = new ShapeStream({
      url: 'http://gate.example/v1/shape',
      params: { shape: 'counters', branch: mine.branchId },
      headers: { authorization: () => `Bearer ${token}` },
      fetchClient,
      liveSse,
      signal: ended.signal,
      onError: async (error) => {
        errors.push((error as FetchError).status)
        if ((error as FetchError).status !== 401) return
        token = await gate.server.deviceToken(device)
        return {}
      },
    })
    stream.subscribe((messages) => {
      for (const message of messages) if (isChangeMessage(message)) seen.push(String(message.value.pause_reason))
    })
    await until(() => seen.length >= 2 && stream.isUpToDate)
    expect(errors).toEqual([401])
    await change(`tea ${liveSse}`)
    await until(() => seen.includes(`tea ${liveSse}`))
    await gate.server.world.root.query("update app.devices set status = 'revoked' where id = $1", [device.deviceId])
    // The open question may still bring one change; the next is refused.
    await change(`coffee ${liveSse}`)
    await until(() => errors.length > 1)
    expect(errors).toEqual([401, 403])
    await change(`water ${liveSse}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(seen).not.toContain(`water ${liveSse}`)
    ended.abort()
  },
)
