import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientWorld } from './client-world.ts'
import type { CuttingProxy } from './cutting-proxy.ts'
import type { Event } from './schedule.ts'

async function play(event: Event, world: ClientWorld, network: CuttingProxy): Promise<void> {
  switch (event.kind) {
    case 'write':
      return world.sql(['begin', ...event.statements, 'commit'].join('; '))
    case 'cut':
      return network.cut()
    case 'restore':
      return network.restore()
    case 'kill':
      return world.killEngine()
    case 'stop':
      return world.stopEngine()
    case 'start':
      return world.startEngine()
    case 'restart postgres':
      return world.restartPostgres()
    case 'wait':
      await sleep(event.ms)
  }
}

export async function runSchedule(events: readonly Event[], world: ClientWorld, network: CuttingProxy): Promise<void> {
  for (const event of events) await play(event, world, network)
}
