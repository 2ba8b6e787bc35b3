import { setTimeout as sleep } from 'node:timers/promises'
import { HEARTBEAT_MS } from '../../../sync/heartbeat/create-heartbeat.ts'
import { type ShapeName, shapes } from '../../../sync/permissions/shapes.ts'
import type { Faults } from './faults.ts'
import { followShape } from './follow-shape.ts'
import type { HttpLine } from './http-line.ts'
import type { LightDevice } from './light-device.ts'
import { changeKey, type SyncLagKeeper } from './sync-lag.ts'

export type Seen = { shapeAnswers: number; heartbeats: number; refetches: number }
export type ArrivalOptions = {
  readonly line: HttpLine
  readonly faults: Faults
  readonly lag: SyncLagKeeper
  /** Counted in the measured time. */
  readonly seen: Seen
  isMeasured(at: number): boolean
  isStopped(): boolean
}

/** What a device does from its start to its end, whoever uses it: a contact, heartbeats, and its four shapes. */
export function createArrivals({ line, faults, lag, seen, isMeasured, isStopped }: ArrivalOptions) {
  const todays = new Map<string, string>()
  const isNow = (): boolean => isMeasured(performance.now())

  async function beat(device: LightDevice): Promise<void> {
    while (!isStopped()) {
      await sleep(HEARTBEAT_MS)
      if (isNow()) seen.heartbeats += 1
      await device.heartbeat()
    }
  }

  function follow(device: LightDevice, shape: ShapeName): Promise<void> {
    return followShape({
      ...{ line, faults, device, shape, isStopped },
      onRefetch() {
        if (isNow()) seen.refetches += 1
      },
      onAnswer(messages, isLive) {
        const at = performance.now()
        if (isLive && isMeasured(at)) seen.shapeAnswers += 1
        if (shape !== 'tickets' || !isLive) return
        for (const { value } of messages) {
          if (value?.version !== undefined) lag.saw(changeKey(String(value.id), value.version), device.index, at)
        }
      },
    })
  }

  return {
    /** The branch's day, as the server told it. */
    todayOf: (branchId: string): string => todays.get(branchId) ?? '',
    async arrive(device: LightDevice): Promise<void> {
      const { kind, counterId } = device.place
      // The contact that opens a writer, then what the app starts with.
      if (kind !== 'display') await device.give([])
      const answer = await device.heartbeat()
      if (answer?.today != null) todays.set(device.branch.branchId, answer.today)
      void beat(device)
      for (const shape of Object.keys(shapes) as ShapeName[]) void follow(device, shape)
      if (kind === 'tablet') {
        await device.give([{ name: 'open_counter', kind: 'fact', args: { counter_id: counterId } }])
      }
    },
  }
}
