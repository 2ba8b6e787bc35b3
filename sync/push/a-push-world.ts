import { createTimeKeeper } from '../device/create-time-keeper.ts'
import type { WriterValue } from '../device/meta.ts'
import { aCommand } from '../outbox/a-command.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { type CommandToWrite, writeCommand } from '../outbox/write-command.ts'
import { createFakeTransport } from '../ports/fake-transport.ts'
import { createManualTime } from '../ports/manual-time.ts'
import { createMemoryDisk } from '../ports/memory-disk.ts'
import { createSeededChance } from '../ports/seeded-chance.ts'
import { settle } from '../ports/settle.ts'
import { createStubAuthority } from '../ports/stub-authority.ts'
import type { StubDeviceKind } from '../ports/stub-state.ts'
import { createRandom } from '../random/create-random.ts'
import { createPushLoop, type PushNews } from './create-push-loop.ts'

const START = Date.parse('2026-11-26T08:00:00Z')

export type PushWorld = ReturnType<typeof createPushWorld>
export type PushDevice = ReturnType<PushWorld['addDevice']>

/** For tests: devices that only write and push, each with its disk, and a stub authority. */
export function createPushWorld(seed = 'push') {
  const random = createRandom(seed)
  const time = createManualTime(START, settle)
  const authority = createStubAuthority({ now: time.now })

  function addDevice(name: string, kind: StubDeviceKind = 'kiosk', disk = createMemoryDisk()) {
    authority.enrol(name, kind)
    const page = time.openPage(random.uuid())
    const chance = createSeededChance(random.fork(`${name} ${random.next()}`))
    const transport = createFakeTransport({ authority, device: name, timers: page.timers, latencyMs: 20 })
    const news: PushNews[] = []

    /** A tab of the device that pushes; it begins from the disk alone. */
    function openTab() {
      const store = disk.open()
      const keeper = createTimeKeeper(page.clock, undefined)
      const deps = { store, transport, timers: page.timers, chance, time: keeper }
      const loop = createPushLoop({ ...deps, onNews: (each) => news.push(each) })
      const write = async (command: CommandToWrite) => {
        const result = await writeCommand({ store, chance }, { ...command, ...keeper.moment() })
        loop.poke(true)
        return result
      }
      return { store, loop, write, keeper }
    }

    const tab = openTab()
    const rows = () => disk.tables.all('outbox')
    return {
      ...tab,
      ...{ disk, page, chance, transport, news, openTab, rows },
      writer: () => disk.tables.get('meta', 'writer')?.value as WriterValue,
      /** Writes the numbered commands `from` to `to`. */
      async writeMany(from: number, to: number, overrides: Partial<CommandToWrite> = {}) {
        for (let n = from; n <= to; n += 1) await tab.write(aCommand(n, 'open_counter', overrides))
      },
      pending: () => rows().filter((row: OutboxRow) => row.outcome === undefined && row.unsendable === undefined),
      outcomes: () => rows().map(({ outcome }) => outcome?.kind ?? 'pending'),
    }
  }

  return { time, authority, addDevice, seconds: (count: number) => time.advance(count * 1_000) }
}
