import { beforeEach, describe, expect, test } from 'vitest'
import { aCommand, uuid } from '../outbox/a-command.ts'
import { PAGE_ROWS } from '../outbox/read-in-pages.ts'
import { createMemoryDisk } from '../ports/memory-disk.ts'
import { createPushWorld, type PushDevice, type PushWorld } from './a-push-world.ts'
import { mendOutbox } from './mend-outbox.ts'

let world: PushWorld
let kiosk: PushDevice
beforeEach(async () => {
  world = createPushWorld()
  kiosk = world.addDevice('kiosk-1')
  kiosk.loop.start()
  await world.seconds(1)
})
const ledger = () => Object.values(world.authority.state.ledger)
/** The same device from a picture of its disk, as a restored or cloned machine is. */
const fromPicture = (tables: PushDevice['disk']['tables']) =>
  world.addDevice('kiosk-1', 'kiosk', createMemoryDisk(tables))
const idsTold = () =>
  ledger()
    .map(({ id }) => id)
    .sort()

/** A clone from before `last` commands that only the lost history has; another device has proved the loss. */
async function cloneBeforeLoss(last: number): Promise<PushDevice> {
  const clone = fromPicture(kiosk.disk.tables.clone())
  const witness = world.addDevice('kiosk-2')
  witness.loop.start()
  await world.seconds(1)
  const restore = world.authority.backup()
  await witness.writeMany(21, 21)
  await kiosk.writeMany(1, last)
  await world.seconds(1)
  kiosk.loop.stop()
  restore()
  witness.loop.contact()
  await world.seconds(2)
  expect(world.authority.state.epoch).toBe(2)
  return clone
}

describe('forks', () => {
  test('[WR2] a disk that was set back: the first push finds out, everything goes again under a new writer', async () => {
    await kiosk.writeMany(1, 2)
    await world.seconds(1)
    const picture = kiosk.disk.tables.clone()
    await kiosk.writeMany(3, 4)
    await world.seconds(1)
    kiosk.loop.stop()
    const back = fromPicture(picture)
    const before = back.writer().id
    await back.writeMany(5, 7)
    const ages = back.pending().map(({ wall_at, monotonic_at }) => ({ wall_at, monotonic_at }))
    back.loop.start()
    await world.seconds(2)
    expect(back.writer()).toMatchObject({ next_seq: 4, settled_seq: 3, is_forked: false })
    expect(back.writer().id).not.toBe(before)
    expect(back.writer()).not.toHaveProperty('forked_from')
    expect(world.authority.state.writers[back.writer().id]).toMatchObject({ forked_from: before })
    expect(ledger()).toHaveLength(7)
    const moved = back.rows().filter(({ writer }) => writer === back.writer().id)
    expect(moved.map(({ id }) => id)).toEqual([5, 6, 7].map((n) => aCommand(n).id))
    expect(moved.map(({ wall_at, monotonic_at }) => ({ wall_at, monotonic_at }))).toEqual(ages)
    expect(back.rows().filter(({ writer }) => writer === before)).toHaveLength(2)
  })

  test('[WR2] a clone that wrote nothing finds out by its first contact, before its first number', async () => {
    const picture = kiosk.disk.tables.clone()
    await kiosk.writeMany(1, 2)
    await world.seconds(1)
    const clone = fromPicture(picture)
    clone.loop.start()
    await world.seconds(1)
    expect(clone.writer().id).not.toBe(kiosk.writer().id)
    expect(clone.writer()).toMatchObject({ is_forked: false, state: { last_seq: 0 } })
  })

  test('[WR2] both halves of a clone go on writing, and nothing is lost or done twice', async () => {
    await kiosk.writeMany(1, 1)
    await world.seconds(1)
    const clone = fromPicture(kiosk.disk.tables.clone())
    clone.loop.start()
    for (let round = 0; round < 5; round += 1) {
      await kiosk.writeMany(10 + round, 10 + round)
      await clone.writeMany(20 + round, 20 + round)
      await world.seconds(3)
    }
    expect(new Set(ledger().map(({ id }) => id)).size).toBe(11)
    expect([...kiosk.pending(), ...clone.pending()]).toEqual([])
    expect(kiosk.writer().id).not.toBe(clone.writer().id)
  })

  test('[WR3] [NU3] a new writer is in doubt until an answer of its own', async () => {
    await kiosk.writeMany(1, 2)
    await world.seconds(1)
    const picture = kiosk.disk.tables.clone()
    await kiosk.writeMany(3, 3)
    await world.seconds(1)
    kiosk.loop.stop()
    const back = fromPicture(picture)
    await back.writeMany(4, 4)
    const seen: boolean[] = []
    back.store.onCommit((changes) => {
      for (const { table, put } of changes) {
        if (table === 'meta') for (const row of put) if (row.key === 'writer') seen.push(back.writer().is_forked)
      }
    })
    back.loop.start()
    await world.seconds(2)
    expect(seen).toContain(true)
    expect(back.writer().is_forked).toBe(false)
  })

  test('an answer for a writer that was forked meanwhile changes nothing of the new one', async () => {
    kiosk.transport.holdAnswers()
    await kiosk.writeMany(1, 2)
    await world.seconds(1)
    const other = kiosk.openTab()
    const old = kiosk.writer()
    const bad = kiosk.rows()[0]
    if (bad === undefined) throw new Error('no row')
    // Another tab leads meanwhile, and finds a fork.
    const fresh = { ...old, id: uuid(500) as never, next_seq: 1, is_forked: true, forked_from: old.id }
    const { state: _, settled_seq: _settled, acknowledged: _acknowledged, ...forked } = fresh
    await other.store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value: forked }]))
    kiosk.transport.releaseAnswers()
    await world.seconds(0.1)
    expect(kiosk.news.at(-1)).toMatchObject({ kind: 'answered', taken: { kind: 'outdated' } })
    expect(kiosk.outcomes()).toEqual(['pending', 'pending'])
  })

  test('[WR5] [ST5] a row that cannot be read is set aside, and what stands behind it goes on under a new writer', async () => {
    kiosk.transport.disconnect()
    await kiosk.writeMany(1, 5)
    kiosk.loop.stop()
    await kiosk.store.write(['outbox'], async (tx) => {
      tx.put('outbox', [{ writer: kiosk.writer().id, seq: 3, id: 'rubbish' } as never])
    })
    kiosk.transport.connect()
    kiosk.openTab().loop.start()
    await world.seconds(5)
    expect(ledger().map(({ id }) => id)).toEqual([1, 2, 4, 5].map((n) => aCommand(n).id))
    expect(kiosk.disk.tables.all('unreadable')).toMatchObject([{ table: 'outbox', found: { id: 'rubbish' } }])
    expect(kiosk.rows().filter((row) => (row.id as string) === 'rubbish')).toHaveLength(1)
  })

  test('[WR5] [ST5] a writer’s value that cannot be read: its commands go on under the next writer', async () => {
    kiosk.transport.disconnect()
    await kiosk.writeMany(1, 3)
    kiosk.loop.stop()
    await kiosk.store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value: 'rubbish' }]))
    kiosk.transport.connect()
    const next = kiosk.openTab()
    await next.write(aCommand(4))
    next.loop.start()
    await world.seconds(5)
    expect(idsTold()).toEqual([1, 2, 3, 4].map((n) => aCommand(n).id))
  })

  test('[WR5] the outbox is looked through before it is locked: a tap comes between two pages', async () => {
    kiosk.loop.stop()
    await kiosk.writeMany(1, 2 * PAGE_ROWS + 1)
    const tab = kiosk.openTab()
    const rowsLocked: number[] = []
    const order: string[] = []
    const { read, write } = tab.store
    tab.store.read = (tables, work) => {
      order.push('read')
      const reading = read(tables, work)
      if (order.length === 3) void kiosk.write(aCommand(9_000)).then(() => order.push('tap'))
      return reading
    }
    tab.store.write = (tables, work) =>
      write(tables, (tx) =>
        work({
          ...{ get: tx.get.bind(tx), count: tx.count.bind(tx), keys: tx.keys.bind(tx) },
          ...{ put: tx.put.bind(tx), delete: tx.delete.bind(tx), clear: tx.clear.bind(tx) },
          async all(table, range) {
            const rows = await tx.all(table, range)
            rowsLocked.push(rows.length)
            return rows
          },
        }),
      )
    await mendOutbox(tab.store, { uuid: kiosk.chance.uuid, at: world.time.now() })
    expect(rowsLocked).toEqual([])
    expect(order.indexOf('tap')).toBeLessThan(order.lastIndexOf('read'))
    expect(kiosk.writer()).toMatchObject({ next_seq: 2 * PAGE_ROWS + 3, is_forked: false })
  })

  test('[PU5] history that was lost without a proof goes again under a new writer', async () => {
    await kiosk.writeMany(1, 2)
    await world.seconds(1)
    const restore = world.authority.backup()
    await kiosk.writeMany(3, 4)
    await world.seconds(1)
    restore()
    // The server does not know its own signature any more: its secret was changed with the restore.
    const value = { ...kiosk.writer(), acknowledged: { ...kiosk.writer().acknowledged, signature: 'forgotten' } }
    await kiosk.store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value }]))
    await kiosk.writeMany(5, 5)
    await world.seconds(10)
    expect(world.authority.state.epoch).toBe(1)
    expect(ledger().map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((n) => aCommand(n).id))
    expect(kiosk.pending()).toEqual([])
    expect(kiosk.transport.pushes.some(({ commands, acknowledged }) => commands.length === 0 && acknowledged)).toBe(
      true,
    )
  })

  test('[EP1] [WR2] after a loss the other half of a clone is first: what only the lost history had of this one goes again', async () => {
    const clone = await cloneBeforeLoss(3)
    await clone.writeMany(11, 15)
    clone.loop.start()
    await world.seconds(5)
    await kiosk.writeMany(4, 4)
    kiosk.loop.start()
    await world.seconds(20)
    expect(idsTold()).toEqual([1, 2, 3, 4, 11, 12, 13, 14, 15, 21].map((n) => aCommand(n).id).sort())
    expect(kiosk.pending()).toEqual([])
  })

  test('[EP1] the other half wrote less than was acknowledged here: the row at its end tells', async () => {
    const clone = await cloneBeforeLoss(5)
    await clone.writeMany(11, 12)
    clone.loop.start()
    await world.seconds(5)
    kiosk.loop.start()
    await world.seconds(20)
    expect(idsTold()).toEqual([1, 2, 3, 4, 5, 11, 12, 21].map((n) => aCommand(n).id).sort())
    expect(kiosk.writer().id).not.toBe(clone.writer().id)
    expect(kiosk.pending()).toEqual([])
  })
})

describe('a split of the lane', () => {
  test('[NU4] is acknowledged behind everything issued, in the transaction that narrows the lane', async () => {
    const other = world.addDevice('kiosk-2')
    other.loop.start()
    await world.seconds(1)
    expect(other.writer().state?.lanes.days).toEqual([])
    world.authority.proposeSplit(kiosk.writer().id, other.writer().id, uuid(700))
    await kiosk.writeMany(1, 2)
    await world.seconds(2)
    expect(kiosk.rows().map(({ name }) => name)).toEqual(['open_counter', 'open_counter', 'acknowledge_split'])
    expect(kiosk.writer().state?.lanes).toMatchObject({ split: null, days: [{ residue: 0, modulus: 2 }] })
    other.loop.contact()
    await world.seconds(1)
    expect(other.writer().state?.lanes.days).toMatchObject([{ residue: 1, modulus: 2 }])
  })

  test('[NU4] is acknowledged once, though it is told again while the acknowledgement is on its way', async () => {
    const other = world.addDevice('kiosk-2')
    other.loop.start()
    await world.seconds(1)
    world.authority.proposeSplit(kiosk.writer().id, other.writer().id, uuid(700))
    kiosk.loop.contact()
    kiosk.transport.loseAnswers(1)
    await world.seconds(30)
    kiosk.loop.contact()
    await world.seconds(30)
    expect(kiosk.rows().filter(({ name }) => name === 'acknowledge_split')).toHaveLength(1)
    expect(kiosk.pending()).toEqual([])
  })
})
