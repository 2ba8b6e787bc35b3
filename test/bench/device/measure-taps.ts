import { setTimeout as sleep } from 'node:timers/promises'
import { middle, quantile } from '../statistics.ts'
import type { BenchDevice, BenchPage, BenchWorld } from './bench-world.ts'

const PAIRS = 1_050
/** Not counted: code that is not compiled yet, caches that are still cold. */
const WARM_UP = 50
/** Between two taps a person takes longer; here only what a lost network sets off shall have begun. */
const PAUSE_MS = 20

export type Taps = {
  readonly online: readonly number[]
  readonly offline: readonly number[]
  readonly floor: readonly number[]
}

/**
 * Numbers taken at a kiosk with and without a network in turn, and what the same bytes cost bare, in the same moments: each
 * floor has the wait of a tap before it, because a machine that has just been busy is quicker than one that rests.
 */
export async function measureTaps(world: BenchWorld, device: BenchDevice): Promise<Taps> {
  const { page, api } = await world.openLive(device)
  const times = { online: [] as number[], offline: [] as number[], floor: [] as number[] }
  await api.prepareFloor((await api.tap(device.service)).commandId)
  for (let pair = 0; pair < PAIRS; pair += 1) {
    // That the network is back is a moment of its own: what it sets off ends with the answer to a tap that is not counted.
    await applied(api, device.service)
    const online = await applied(api, device.service)
    await applied(api, device.service)
    const floorOnline = await api.floor()
    await world.context.setOffline(true)
    await sleep(PAUSE_MS)
    const { ms: offline } = await api.tap(device.service)
    await sleep(PAUSE_MS)
    const floorOffline = await api.floor()
    await world.context.setOffline(false)
    if (pair < WARM_UP) continue
    times.online.push(online)
    times.offline.push(offline)
    times.floor.push(floorOnline, floorOffline)
  }
  await api.untilSent()
  const mistakes = await api.mistakes()
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  await page.close()
  return times
}

async function applied(api: BenchPage['api'], service: string): Promise<number> {
  const { ms, commandId } = await api.tap(service)
  const outcome = await api.outcome(commandId)
  if (outcome !== 'applied') throw new Error(outcome)
  return ms
}

export function tapFields({ online, offline, floor }: Taps) {
  const [on, off, bare] = [middle(online), middle(offline), middle(floor)]
  return {
    ...{ tap_commit_p99_ms_online: quantile(online, 0.99), tap_commit_p99_ms_offline: quantile(offline, 0.99) },
    ...{
      tap_commit_p50_ms_online: on,
      tap_commit_p50_ms_offline: off,
      floor_p50_ms: bare,
      floor_p99_ms: quantile(floor, 0.99),
    },
    ...{ online_over_offline: on / off, over_floor: middle([...online, ...offline]) / bare },
  }
}
