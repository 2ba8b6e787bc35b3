import { beforeEach, describe, expect, test } from 'vitest'
import { aCommand } from '../outbox/a-command.ts'
import { createMemoryDisk } from '../ports/memory-disk.ts'
import type { StubEntry } from '../ports/stub-state.ts'
import { createPushWorld, type PushDevice, type PushWorld } from './a-push-world.ts'
import { batchOf, batchTables } from './batch-of.ts'

let world: PushWorld
let kiosk: PushDevice
beforeEach(async () => {
  world = createPushWorld()
  kiosk = world.addDevice('kiosk-1')
  kiosk.loop.start()
  await world.seconds(1)
})
const ledger = (): StubEntry[] => Object.values(world.authority.state.ledger)
const ids = (...ns: number[]) => ns.map((n) => aCommand(n).id)
const settle = async (from: number, to: number) => {
  await kiosk.writeMany(from, to)
  await world.seconds(1)
}
const stream = { shape: 'tickets' as const, key: 'k', stream_key: 'k', version: 1, row: {} }

describe('lost history', () => {
  test('[EP1] the first epoch that a device hears of drops nothing', async () => {
    const fresh = world.addDevice('kiosk-2')
    await fresh.store.write(['base'], async (tx) => tx.put('base', [stream]))
    fresh.loop.start()
    await world.seconds(1)
    expect(fresh.writer().epoch).toBe(1)
    expect(fresh.disk.tables.count('base')).toBe(1)
  })

  test('[EP1] what the server lost is proved, adopted and sent again; base, confirmed and positions are dropped', async () => {
    await settle(1, 2)
    const restore = world.authority.backup()
    await settle(3, 4)
    await kiosk.store.write(['base', 'confirmed', 'positions'], async (tx) => {
      tx.put('base', [stream])
      tx.put('confirmed', [{ shape: 'tickets', key: 'k', version: 2, lsn: '1', row: {} }])
      tx.put('positions', [{ shape: 'tickets', handle: 'h', offset: '1_0', lsn: '1' }])
    })
    restore()
    kiosk.loop.contact()
    await world.seconds(2)
    expect(world.authority.state.epoch).toBe(2)
    expect(kiosk.writer()).toMatchObject({ epoch: 2, state_epoch: 2, settled_seq: 4 })
    expect(ledger().map(({ id }) => id)).toEqual(ids(1, 2, 3, 4))
    expect(ledger().map(({ outcome }) => outcome)).toMatchObject([
      {},
      {},
      { flags: ['history_lost'] },
      { flags: ['history_lost'] },
    ])
    for (const table of ['base', 'confirmed', 'positions'] as const) expect(kiosk.disk.tables.count(table)).toBe(0)
    expect(kiosk.pending()).toEqual([])
  })

  test('[EP2] the older acknowledgement is shown with every batch until last_seq has reached its seq', async () => {
    await settle(1, 1)
    const restore = world.authority.backup()
    await settle(2, 700)
    const proof = kiosk.writer().acknowledged
    expect(proof).toMatchObject({ epoch: 1, seq: 700 })
    restore()
    const before = kiosk.transport.pushes.length
    kiosk.loop.contact()
    await world.seconds(5)
    const sent = kiosk.transport.pushes.slice(before)
    expect(sent.map(({ epoch, acknowledged, commands, more }) => [epoch, acknowledged, commands.length, more])).toEqual(
      [
        [1, proof, 0, undefined],
        [2, proof, 500, true],
        [2, proof, 200, undefined],
      ],
    )
    expect(kiosk.writer()).not.toHaveProperty('older_acknowledgement')
    await settle(701, 701)
    expect(kiosk.transport.pushes.at(-1)?.acknowledged).toMatchObject({ epoch: 2, seq: 700 })
  })

  test('[EP1] [W7] wishes that had an outcome go as facts with it; what had none goes as what it was', async () => {
    await kiosk.write(aCommand(1, 'issue_ticket'))
    await world.seconds(1)
    const teller = world.addDevice('teller-1', 'tablet')
    teller.loop.start()
    await world.seconds(1)
    const restore = world.authority.backup()
    await teller.write(
      aCommand(2, 'call_next', { args: { ...aCommand(2, 'call_next').args, valid_for_ms: 300_000 } as never }),
    )
    await teller.write(aCommand(3, 'call_next'))
    await world.seconds(1)
    expect(teller.outcomes()).toEqual(['applied', 'rejected'])
    const [called] = teller.rows()
    restore()
    teller.transport.disconnect()
    await teller.write(
      aCommand(4, 'call_next', { args: { ...aCommand(4, 'call_next').args, valid_for_ms: 1_000 } as never }),
    )
    await world.seconds(20)
    teller.transport.connect()
    await world.seconds(60)
    const resent = teller.transport.pushes.find(({ epoch, commands }) => epoch === 2 && commands.length > 0)
    expect(resent?.commands.map(({ kind, outcome }) => [kind, outcome?.kind])).toEqual([
      ['fact', 'applied'],
      ['fact', 'rejected'],
      ['intent', undefined],
    ])
    expect(resent?.commands[0]?.outcome).toEqual(called?.outcome)
    const [first, second, third] = teller.rows()
    expect(first?.outcome).toMatchObject({ kind: 'applied', flags: ['history_lost'] })
    expect(second?.outcome).toMatchObject({ kind: 'rejected', code: 'nobody_waiting' })
    expect(third).toMatchObject({ outcome: { kind: 'rejected', code: 'stale' }, seen: true })
  })

  test('[EP1] history lost twice in a row: the word that covers more is shown, and everything arrives', async () => {
    const restore = world.authority.backup()
    await settle(1, 10)
    restore()
    world.authority.interruptAfter(3)
    kiosk.loop.contact()
    await world.seconds(0.2)
    expect(world.authority.state.epoch).toBe(2)
    restore()
    await world.seconds(120)
    await settle(11, 11)
    await world.seconds(120)
    expect(kiosk.pending()).toEqual([])
    expect(ledger().map(({ id }) => id)).toEqual(ids(...Array.from({ length: 11 }, (_, at) => at + 1)))
  })

  test('[EP3] no lane is used between the loss and a grant of the new epoch', async () => {
    const other = world.addDevice('kiosk-2')
    other.loop.start()
    await world.seconds(1)
    const restore = world.authority.backup()
    await settle(1, 2)
    other.transport.disconnect()
    restore()
    kiosk.loop.contact()
    await world.seconds(2)
    expect(kiosk.writer()).toMatchObject({ epoch: 2, state: { lanes: { days: [] } } })
    other.transport.connect()
    other.loop.contact()
    await world.seconds(2)
    kiosk.loop.contact()
    await world.seconds(2)
    expect([kiosk, other].map((each) => each.writer().state?.lanes.days.length).sort()).toEqual([0, 1])
  })

  test('[W8] [EP3] while commands wait behind a batch, nobody gets a lane above numbers that are not told yet', async () => {
    const other = world.addDevice('kiosk-2')
    other.loop.start()
    await world.seconds(1)
    const restore = world.authority.backup()
    await settle(1, 1)
    kiosk.transport.disconnect()
    await kiosk.writeMany(2, 700)
    restore()
    kiosk.transport.connect()
    other.loop.contact()
    const lanes: number[] = []
    world.authority.onChange(() => {
      const { writers, epoch } = world.authority.state
      const told = writers[kiosk.writer().id]?.ids.length ?? 0
      if (epoch > 1 && told < 700) lanes.push(Object.values(writers).flatMap(({ days }) => days).length)
    })
    kiosk.loop.contact()
    for (let n = 0; n < 40; n += 1) {
      await world.seconds(0.5)
      other.loop.contact()
    }
    expect(world.authority.state.writers[kiosk.writer().id]?.ids).toHaveLength(700)
    expect(kiosk.transport.pushes.filter(({ more }) => more).map(({ commands }) => commands.length)).toEqual([500])
    expect(lanes.length).toBeGreaterThan(1)
    expect(new Set(lanes)).toEqual(new Set([0]))
    expect([kiosk, other].map((each) => each.writer().state?.lanes.days.length).sort()).toEqual([0, 1])
  })

  test('[W8] a contact that leaves commands at home says so too; before any loss nothing is said', async () => {
    await settle(1, 1)
    expect(kiosk.transport.pushes.some(({ more }) => more !== undefined)).toBe(false)
    const writer = { ...kiosk.writer(), epoch: 2 }
    await kiosk.store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value: writer }]))
    await kiosk.writeMany(2, 3)
    const question = { limit: 500, isContact: true, ageOf: () => 0 }
    const ask = (more: { isProof: boolean; limit?: number }) =>
      kiosk.store.read(batchTables, (tx) => batchOf(tx, { ...question, ...more }))
    expect(await ask({ isProof: true })).toMatchObject({ request: { commands: [], more: true } })
    expect(await ask({ isProof: false, limit: 1 })).toMatchObject({ request: { more: true } })
    expect((await ask({ isProof: false })) as object).not.toHaveProperty('request.more')
  })

  test('[EP1] an epoch that is older than ours is not adopted: our own word is shown, and that decides', async () => {
    const restore = world.authority.backup()
    await settle(1, 3)
    restore()
    kiosk.loop.contact()
    await world.seconds(5)
    expect(kiosk.writer().epoch).toBe(2)
    await settle(4, 4)
    restore()
    await settle(5, 5)
    await world.seconds(120)
    expect(kiosk.writer().epoch).toBe(3)
    expect(ledger().map(({ id }) => id)).toEqual(ids(1, 2, 3, 4, 5))
  })

  test('[EP1] facts of a writer that was given up go again too, though no signature speaks for it', async () => {
    await settle(1, 1)
    const restore = world.authority.backup()
    await settle(2, 3)
    // The writer is given up: somebody copied the disk.
    const value = 'rubbish'
    kiosk.loop.stop()
    await kiosk.store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value }]))
    const next = kiosk.openTab()
    next.loop.start()
    await next.write(aCommand(4))
    await world.seconds(5)
    expect(ledger()).toHaveLength(4)
    restore()
    next.loop.contact()
    await world.seconds(20)
    expect(
      ledger()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids(1, 2, 3, 4))
    expect(kiosk.pending()).toEqual([])
  })

  test('[EP1] facts told in the lost history go again at a fork, where a twin wrote in their places meanwhile', async () => {
    await settle(1, 1)
    const teller = world.addDevice('teller-1', 'tablet')
    teller.loop.start()
    await world.seconds(1)
    const restore = world.authority.backup()
    const twin = world.addDevice('kiosk-1', 'kiosk', createMemoryDisk(kiosk.disk.tables.clone()))
    await twin.writeMany(10, 13)
    await teller.write(aCommand(20))
    await settle(2, 3)
    kiosk.transport.disconnect()
    await kiosk.writeMany(4, 4)
    restore()
    twin.loop.start()
    await world.seconds(2)
    expect(ledger().map(({ id }) => id)).toEqual(ids(1, 10, 11, 12, 13))
    // Only now somebody proves that history was lost; the kiosk's own proof reaches no further than what its twin told.
    teller.loop.contact()
    await world.seconds(2)
    expect(world.authority.state.epoch).toBe(2)
    kiosk.transport.connect()
    kiosk.loop.contact()
    await world.seconds(20)
    expect(
      ledger()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids(1, 2, 3, 4, 10, 11, 12, 13, 20)].sort())
    expect(kiosk.pending()).toEqual([])
  })

  test('a person’s rejected wish that was not seen yet is rejected still, after the server forgot it', async () => {
    const teller = world.addDevice('teller-1', 'tablet')
    teller.loop.start()
    await world.seconds(1)
    const restore = world.authority.backup()
    await teller.write(aCommand(1, 'call_next'))
    await world.seconds(1)
    restore()
    teller.loop.contact()
    await world.seconds(5)
    expect(teller.rows()).toMatchObject([{ outcome: { kind: 'rejected', code: 'nobody_waiting' }, outcome_epoch: 2 }])
    expect(teller.rows()[0]).not.toHaveProperty('seen')
  })
})
