import { describe, expect, test } from 'vitest'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { MemoryTables } from '../ports/memory-tables.ts'
import { type TableChange, tableNames } from '../ports/store.ts'
import { createRandom, type Random } from '../random/create-random.ts'
import {
  COUNTERS,
  callNext,
  createDeviceWorld,
  type DeviceWorld,
  issue,
  type WorldDevice,
  type WorldTab,
} from './a-device-world.ts'
import type { Written } from './device.ts'

const SEEDS = 10
const STEPS = 60
const TABS = 2

type Member = {
  readonly device: WorldDevice
  readonly tabs: WorldTab[]
  readonly counter: string | undefined
  picture: MemoryTables | undefined
}
type Play = {
  readonly world: DeviceWorld
  readonly random: Random
  readonly members: readonly Member[]
  /** What a person was told is written. */
  readonly written: OutboxRow[]
  restore: (() => void) | undefined
}

async function beginPlay(seed: string): Promise<Play> {
  const world = createDeviceWorld(seed)
  const members: Member[] = []
  for (const [n, kind] of (['kiosk', 'tablet', 'tablet', 'kiosk'] as const).entries()) {
    const device = await world.addDevice(n + 1, kind)
    const tabs: WorldTab[] = []
    for (let tab = 0; tab < TABS; tab += 1) tabs.push(await device.openTab())
    members.push({ device, tabs, counter: kind === 'tablet' ? COUNTERS[n - 1] : undefined, picture: undefined })
  }
  await world.seconds(10)
  return { world, random: createRandom(seed), members, written: [], restore: undefined }
}

async function act({ random, written }: Play, { tabs, counter }: Member): Promise<void> {
  const { device } = random.pick(tabs)
  let result: Written
  if (counter === undefined) result = await issue(device)
  else {
    const mine = [...device.view.tickets.values()].filter((ticket) => ticket.counter_id === counter)
    const [called] = mine.filter(({ state }) => state === 'called' || state === 'serving')
    if (called === undefined) result = await callNext(device, counter)
    else {
      const name = called.state === 'called' ? 'start_service' : 'complete_service'
      result = await device.run({ name, args: { ticket_id: called.id, counter_id: counter } as never })
    }
  }
  if (result.kind === 'written') written.push(result.row)
}

/** One thing that happens in a branch, or to its machines. */
async function step(play: Play): Promise<void> {
  const { world, random, members } = play
  const member = random.pick(members)
  const chance = random.below(100)
  if (chance < 55) await act(play, member)
  else if (chance < 62) member.device.disconnect()
  else if (chance < 72) member.device.connect()
  else if (chance < 78) for (const { transport } of member.tabs) transport.loseAnswers(1)
  else if (chance < 81)
    for (const { transport } of member.tabs) random.pick([transport.failNext, transport.answerHtml])(1)
  else if (chance < 84) member.device.disk.failNextWrites(1, 'quota_exceeded')
  else if (chance < 90) {
    random.pick(member.tabs).crash()
    member.tabs.splice(0, TABS, ...(await reopened(member)))
  } else if (chance < 93) random.pick(member.tabs).page.setWallOffset(random.pick([-7_200_000, 0, 600_000]))
  else if (chance < 95) play.restore = world.authority.backup()
  else if (chance < 96) play.restore?.()
  else if (chance < 98) member.picture = member.device.disk.tables.clone()
  else await setDiskBack(play, member)
  await world.seconds(random.pick([0, 0.01, 0.5, 2, 20]))
}

/** Of the tabs one has died; whichever it was, all are opened anew, as after a restart of the browser. */
async function reopened({ tabs, device }: Member): Promise<WorldTab[]> {
  for (const tab of tabs) tab.crash()
  return [await device.openTab(), await device.openTab()]
}

/** As when a machine is restored from a picture; while the server can be asked, or numbers would repeat (DESIGN.md, numbers). */
async function setDiskBack(play: Play, member: Member): Promise<void> {
  const { device, tabs, picture } = member
  device.connect()
  await play.world.seconds(60)
  if (picture === undefined || tabs.some((tab) => tab.device.sync.pendingCount > 0)) return
  // What this disk has forgotten, a backup from before must not forget too: then nobody would have it.
  play.restore = undefined
  for (const tab of tabs) tab.crash()
  for (const table of tableNames) {
    device.disk.tables.apply([{ table, put: picture.all(table), deleted: [], cleared: 'all' } as TableChange])
  }
  tabs.splice(0, TABS, ...(await reopened(member)))
}

async function rest({ world, members }: Play): Promise<void> {
  for (const { device } of members) device.connect()
  // The longest pause of all, twice, and what a proxy's time-out takes.
  await world.seconds(120)
}

const seen = { epochs: 0, forks: 0, rejected: 0, letters: 0 }

describe('whatever happens, at rest all say the same', () => {
  for (let n = 1; n <= SEEDS; n += 1) {
    test(`[I1] [I2] [I5] [I6] [I7] seed ${n}`, async () => {
      const play = await beginPlay(`converge ${n}`)
      for (let at = 0; at < STEPS; at += 1) await step(play)
      await rest(play)
      const { state } = play.world.authority

      for (const { device, tabs } of play.members) {
        for (const tab of tabs) {
          expect(tab.device.sync).toMatchObject({ rung: 'live', pendingCount: 0 })
          const shown = [...tab.device.view.tickets.values()]
          const told = shown.map(({ id, number, state: in_, version, standing }) => [
            id,
            number,
            in_,
            version,
            standing,
          ])
          const truth = Object.values(state.tickets).map((row) => [
            row.id,
            row.number,
            row.state,
            row.version,
            'confirmed',
          ])
          expect(told.sort()).toEqual(truth.sort())
        }
        const undecided = device.disk.tables.all('outbox').filter(({ outcome }) => outcome === undefined)
        expect(undecided).toEqual([])
        expect(tabs.filter((tab) => tab.device.sync.isLeader)).toHaveLength(1)
      }

      const issued = play.written.filter(({ name }) => name === 'issue_ticket')
      expect(issued.map(({ args }) => args.ticket_id).filter((id) => state.tickets[String(id)] === undefined)).toEqual(
        [],
      )
      const numbers = Object.values(state.tickets).map(({ number }) => number)
      expect(new Set(numbers).size).toBe(numbers.length)
      expect(play.written.filter(({ id }) => state.ledger[id] === undefined)).toEqual([])
      for (const writer of Object.values(state.writers)) expect(new Set(writer.ids).size).toBe(writer.ids.length)

      if (state.epoch > 1) seen.epochs += 1
      seen.forks += Object.values(state.writers).filter(({ forked_from }) => forked_from !== null).length
      seen.rejected += Object.values(state.ledger).filter(({ outcome }) => outcome.kind === 'rejected').length
      seen.letters += Object.values(state.tickets).filter(({ letter }) => letter !== null).length
    })
  }

  test('the plays above met what they are for', () => {
    for (const [what, count] of Object.entries(seen)) expect([what, count > 0]).toEqual([what, true])
  })
})
