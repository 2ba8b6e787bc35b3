import { beforeEach, describe, expect, test } from 'vitest'
import { BACKOFF } from '../backoff/backoff-ms.ts'
import { aCommand, uuid } from '../outbox/a-command.ts'
import { createMemoryDisk } from '../ports/memory-disk.ts'
import { createPushWorld, type PushDevice, type PushWorld } from './a-push-world.ts'
import { HURRY_MS } from './create-push-loop.ts'

let world: PushWorld
let kiosk: PushDevice
beforeEach(() => {
  world = createPushWorld()
  kiosk = world.addDevice('kiosk-1')
})
const started = async () => {
  kiosk.loop.start()
  await world.seconds(1)
}
const lastPush = () => kiosk.transport.pushes.at(-1)
const ledger = () => Object.values(world.authority.state.ledger)

describe('pushing', () => {
  test('[PU7] [WR1] the start is a contact: the writer is opened, learns epoch, letter and lanes', async () => {
    await started()
    expect(kiosk.writer()).toMatchObject({
      ...{ epoch: 1, state_epoch: 1, is_forked: false },
      state: { last_seq: 0, letter: 'A', lanes: { days: [{ modulus: 1 }] } },
      acknowledged: { epoch: 1, seq: 0 },
    })
    const count = kiosk.transport.pushes.length
    await world.seconds(600)
    expect(kiosk.transport.pushes).toHaveLength(count)
  })

  test('[PU3] a command gets its outcome, and the writer is settled up to it', async () => {
    await started()
    await kiosk.writeMany(1, 3)
    await world.seconds(1)
    expect(kiosk.outcomes()).toEqual(['applied', 'applied', 'applied'])
    expect(kiosk.rows()[0]).toMatchObject({ outcome_epoch: 1 })
    expect(kiosk.writer()).toMatchObject({ settled_seq: 3, state: { last_seq: 3 }, acknowledged: { seq: 3 } })
  })

  test('[PU1] a long line goes in batches, oldest first, one request at a time', async () => {
    await kiosk.writeMany(1, 1_050)
    await started()
    expect(kiosk.transport.pushes.map(({ commands }) => commands.length).filter((count) => count > 0)).toEqual([
      500, 500, 500, 50,
    ])
    expect(ledger().map(({ seq }) => seq)).toEqual(Array.from({ length: 1_050 }, (_, at) => at + 1))
    expect(kiosk.pending()).toEqual([])
  })

  test('[PU1] with ten thousand pending each batch reads its own part of the disk alone', async () => {
    const disk = createMemoryDisk()
    const slow = world.addDevice('kiosk-2', 'kiosk', disk)
    await slow.writeMany(1, 1_200)
    const rowsRead: number[] = []
    const { read } = slow.store
    slow.store.read = (tables, work) =>
      read(tables, (tx) =>
        work({
          ...{ get: tx.get.bind(tx), count: tx.count.bind(tx), keys: tx.keys.bind(tx) },
          async all(table, range) {
            const rows = await tx.all(table, range)
            if (table === 'outbox') rowsRead.push(rows.length)
            return rows
          },
        }),
      )
    slow.loop.start()
    await world.seconds(2)
    expect(slow.pending()).toEqual([])
    expect(Math.max(...rowsRead)).toBe(500)
  })

  test('[PU2] lost answers: the same goes again, is judged once, and the outcome is the first one', async () => {
    await started()
    kiosk.transport.loseAnswers(2)
    await kiosk.writeMany(1, 2)
    await world.seconds(60)
    expect(kiosk.outcomes()).toEqual(['applied', 'applied'])
    expect(ledger()).toHaveLength(2)
    const sent = kiosk.transport.pushes.map(({ commands }) => commands.map(({ id }) => id))
    expect(sent.filter((ids) => ids.includes(aCommand(1).id)).length).toBeGreaterThan(1)
  })

  test('[PU2] no answer, a foreign page and a fault of the server are waited out with growing pauses', async () => {
    await started()
    kiosk.transport.failNext(3)
    kiosk.transport.answerHtml(3)
    const triesAt: number[] = []
    const { push } = kiosk.transport
    kiosk.transport.push = (request) => {
      triesAt.push(world.time.now())
      return push(request)
    }
    await kiosk.writeMany(1, 1)
    await world.seconds(300)
    const pauses = triesAt.slice(1).map((at, n) => at - (triesAt[n] ?? 0))
    expect(pauses).toHaveLength(6)
    for (const [n, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** n) / 2)
      expect(pause).toBeLessThanOrEqual(Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** n) + 20)
    }
    expect(kiosk.outcomes()).toEqual(['applied'])
  })

  test('[PU2] a tap ends a long pause, and a hundred taps make no more tries than one each two seconds', async () => {
    await started()
    kiosk.transport.disconnect()
    await kiosk.writeMany(1, 1)
    await world.seconds(120)
    const triesAt: number[] = []
    const { push } = kiosk.transport
    kiosk.transport.push = (request) => {
      triesAt.push(world.time.now())
      return push(request)
    }
    for (let tap = 0; tap < 100; tap += 1) {
      kiosk.loop.poke(true)
      await world.seconds(0.1)
    }
    expect(triesAt.length).toBeGreaterThanOrEqual(4)
    for (const [n, at] of triesAt.slice(1).entries()) expect(at - (triesAt[n] ?? 0)).toBeGreaterThanOrEqual(HURRY_MS)
    await world.seconds(HURRY_MS / 1_000)
    kiosk.transport.connect()
    kiosk.loop.poke(true)
    await world.seconds(0.1)
    expect(kiosk.outcomes()).toEqual(['applied'])
  })

  test('[PU3] the disk refuses the answer: nothing of it shows, and it is got again', async () => {
    await started()
    await kiosk.writeMany(1, 1)
    kiosk.disk.failNextWrites(1, 'quota_exceeded')
    await world.seconds(10)
    expect(kiosk.news.filter(({ kind }) => kind === 'broke')).toHaveLength(1)
    expect(kiosk.outcomes()).toEqual(['applied'])
    expect(ledger()).toHaveLength(1)
  })

  test('[PU3] a crash between the answer and its commit: the next leader begins from the disk, the outcome is the same', async () => {
    await started()
    await kiosk.writeMany(1, 2)
    kiosk.disk.onMoment((moment, changes) => {
      if (moment === 'before_commit' && changes.some(({ table }) => table === 'outbox')) throw new Error('crash')
    })
    await world.seconds(1)
    kiosk.loop.stop()
    expect(kiosk.outcomes()).toEqual(['pending', 'pending'])
    expect(kiosk.writer().settled_seq ?? 0).toBe(0)
    kiosk.disk.onMoment(undefined)
    kiosk.openTab().loop.start()
    await world.seconds(1)
    expect(kiosk.outcomes()).toEqual(['applied', 'applied'])
    expect(ledger()).toHaveLength(2)
  })

  test('[PU4] retry stops the batch there, and at least the told time is waited, whoever pokes', async () => {
    await started()
    world.authority.interruptAfter(2)
    await kiosk.writeMany(1, 1)
    kiosk.transport.disconnect()
    await kiosk.writeMany(2, 5)
    kiosk.transport.connect()
    await world.seconds(1.5)
    expect(kiosk.outcomes().filter((kind) => kind === 'applied').length).toBeGreaterThan(0)
    await world.seconds(60)
    expect(kiosk.pending()).toEqual([])
    expect(ledger()).toHaveLength(5)
  })

  test('[OB7] a command of a newer app stays, is pushed as it is, and waits for the server’s update', async () => {
    await started()
    const row = { ...(await kiosk.write(aCommand(1))) }
    if (row.kind !== 'written') throw new Error(row.code)
    await world.seconds(1)
    const newer = { ...row.row, seq: 2, id: uuid(77), name: 'fly_home', schema: 9, more: 'of tomorrow' }
    await kiosk.store.write(['outbox', 'meta'], async (tx) => {
      tx.put('outbox', [newer as never])
      tx.put('meta', [{ key: 'writer', value: { ...kiosk.writer(), next_seq: 3 } }])
    })
    await kiosk.writeMany(2, 2)
    await world.seconds(30)
    expect(lastPush()?.commands[0]).toMatchObject({ name: 'fly_home', schema: 9 })
    expect(kiosk.outcomes()).toEqual(['applied', 'pending', 'pending'])
    const sent = kiosk.transport.pushes.length
    await world.seconds(20)
    expect(kiosk.transport.pushes).toHaveLength(sent)
    expect(kiosk.rows()[1]).toHaveProperty('more', 'of tomorrow')
  })

  test('[PU6] revoked: what is pending is still pushed, into quarantine', async () => {
    await started()
    world.authority.revoke('kiosk-1')
    await kiosk.writeMany(1, 2)
    await world.seconds(1)
    expect(kiosk.rows().map(({ outcome }) => outcome)).toEqual(
      Array(2).fill({ kind: 'quarantined', reason: 'device_revoked' }),
    )
  })

  test('[PU6] one command that the server does not look at is found, marked and left behind; the rest goes on', async () => {
    await started()
    const before = kiosk.writer().id
    kiosk.transport.disconnect()
    await kiosk.writeMany(1, 9)
    const [bad] = kiosk.rows().slice(5)
    if (bad === undefined) throw new Error('no row')
    // Not a header that any server takes; as from an app with a fault.
    await kiosk.store.write(['outbox'], async (tx) => tx.put('outbox', [{ ...bad, name: 'Not A Name' }]))
    kiosk.transport.connect()
    await world.seconds(120)
    expect(kiosk.rows().find(({ id }) => id === bad.id)).toMatchObject({ writer: before, unsendable: 'malformed' })
    expect(ledger()).toHaveLength(8)
    expect(kiosk.pending()).toEqual([])
    expect(kiosk.writer()).toMatchObject({ is_forked: false, settled_seq: 3 })
    expect(kiosk.writer().id).not.toBe(before)
  })

  test('[PU6] a protocol that the server no longer speaks is nobody’s fault: nothing is marked', async () => {
    await started()
    for (let n = 0; n < 40; n += 1) kiosk.transport.refuseNext('unsupported')
    await kiosk.writeMany(1, 4)
    await world.seconds(120)
    expect(kiosk.rows().every(({ unsendable }) => unsendable === undefined)).toBe(true)
    await world.seconds(3_600)
    expect(kiosk.outcomes()).toEqual(Array(4).fill('applied'))
  })

  test('[PU6] a server of another version that refuses one request in an update is no proof against its command', async () => {
    await started()
    // Two servers behind one address, of which the other one answers the contact.
    kiosk.transport.refuseNext('unsupported')
    await kiosk.writeMany(1, 1)
    await world.seconds(300)
    expect(kiosk.rows().map(({ unsendable }) => unsendable)).toEqual([undefined])
    expect(kiosk.outcomes()).toEqual(['applied'])
  })

  test('[PU3] what was written at different times keeps its age, also across a person’s jump of the clock', async () => {
    kiosk.transport.disconnect()
    await kiosk.writeMany(1, 1)
    await world.seconds(100)
    kiosk.page.setWallOffset(-7_200_000)
    await kiosk.writeMany(2, 2)
    kiosk.transport.connect()
    kiosk.loop.start()
    await world.seconds(1)
    const ages = ledger().map(({ age_ms }) => Math.round(age_ms / 1_000))
    expect(ages).toEqual([100, 0])
  })
})
