import { beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../ports/store.ts'
import { createPushWorld, type PushDevice, type PushWorld } from '../push/a-push-world.ts'
import { parsePush } from '../wire/parse-push.ts'
import { aCommand } from './a-command.ts'
import { dropOld } from './drop-old.ts'
import { exportOutbox, exportTables } from './export-outbox.ts'
import { KEPT_DAYS } from './limits.ts'
import { markSeen } from './mark-seen.ts'
import type { OutboxRow } from './outbox-row.ts'

const DAY_MS = 86_400_000
let world: PushWorld
let teller: PushDevice
beforeEach(async () => {
  world = createPushWorld()
  teller = world.addDevice('teller-1', 'tablet')
  teller.loop.start()
  await world.seconds(1)
})
const row = (n: number) => teller.rows().find(({ id }) => id === aCommand(n).id)

describe('what a person has to see', () => {
  test('[OB5] a rejected command is seen once a person says so; others have nothing to be seen', async () => {
    await teller.write(aCommand(1, 'call_next'))
    await teller.write(aCommand(2))
    await world.seconds(1)
    expect(row(1)).toMatchObject({ outcome: { kind: 'rejected', code: 'nobody_waiting' } })
    for (const n of [1, 2, 3]) await markSeen(teller.store, aCommand(n).id)
    expect(row(1)).toHaveProperty('seen', true)
    expect(row(2)).not.toHaveProperty('seen')
  })

  test('[OB5] what was decided is kept for some days, what nobody has seen or nobody decided for longer', async () => {
    await teller.write(aCommand(1))
    await teller.write(aCommand(2, 'call_next'))
    await teller.write(aCommand(3, 'call_next'))
    await world.seconds(1)
    teller.transport.disconnect()
    await teller.write(aCommand(4))
    await markSeen(teller.store, aCommand(2).id)
    const wall = teller.page.clock.wall()
    await dropOld(teller.store, wall + KEPT_DAYS * DAY_MS - 60_000)
    expect(teller.rows()).toHaveLength(4)
    await dropOld(teller.store, wall + KEPT_DAYS * DAY_MS + 60_000)
    expect(teller.rows().map(({ id }) => id)).toEqual([3, 4].map((n) => aCommand(n).id))
    expect(teller.disk.tables.all('places').map(({ id }) => id)).toEqual([3, 4].map((n) => aCommand(n).id))
  })

  test('[OB5] what waited longer than that for its outcome is kept as long from then on', async () => {
    teller.loop.stop()
    await teller.write(aCommand(1))
    await world.seconds((KEPT_DAYS + 1) * 86_400)
    teller.loop.start()
    await world.seconds(1)
    expect(row(1)).toMatchObject({ outcome: { kind: 'applied' } })
    await dropOld(teller.store, world.time.now())
    expect(row(1)).toBeDefined()
    await dropOld(teller.store, world.time.now() + KEPT_DAYS * DAY_MS)
    expect(row(1)).toBeUndefined()
  })

  test('[EP1] what becomes pending again between the look and the dropping stays', async () => {
    await teller.write(aCommand(1))
    await teller.write(aCommand(2))
    await world.seconds(1)
    const { write } = teller.store
    const store: Store = {
      ...teller.store,
      async write(tables, work) {
        const { outcome: _, decided_at: _at, ...pending } = row(1) as OutboxRow
        await write(['outbox'], async (tx) => tx.put('outbox', [pending]))
        return write(tables, work)
      },
    }
    await dropOld(store, world.time.now() + KEPT_DAYS * DAY_MS)
    expect(teller.rows().map(({ id }) => id)).toEqual([aCommand(1).id])
  })

  test('[OB5] a print job goes with the ticket’s command, and not before', async () => {
    const { ticket_id } = aCommand(1, 'issue_ticket').args as { ticket_id?: unknown }
    const job = { ticket_id: String(ticket_id), command_id: aCommand(1).id, state: 'queued', made_at: 0 }
    await teller.store.write(['prints'], async (tx) => tx.put('prints', [job]))
    await teller.write(aCommand(1, 'issue_ticket'))
    await world.seconds(1)
    await dropOld(teller.store, world.time.now())
    expect(teller.disk.tables.all('prints')).toEqual([job])
    await dropOld(teller.store, world.time.now() + KEPT_DAYS * DAY_MS)
    expect(teller.disk.tables.count('prints')).toBe(0)
  })

  test('[NU2] the last numbers of days long gone are dropped with them', async () => {
    const number = (day: string) => ({ day, prefix: 'A', letter: '', last: 4 })
    await teller.store.write(['numbers'], async (tx) => tx.put('numbers', [number('2026-11-18'), number('2026-11-20')]))
    await dropOld(teller.store, Date.parse('2026-11-26T08:00:00Z'))
    expect(teller.disk.tables.all('numbers')).toEqual([number('2026-11-20')])
  })
})

describe('the export', () => {
  const exported = () =>
    teller.store.read(exportTables, (tx) =>
      exportOutbox(tx, '2026-11-26T08:00:00.000Z', teller.keeper.ageOf, teller.chance.uuid),
    )

  test('[OB8] holds every command that the authority has not acknowledged, and can be pushed by hand', async () => {
    await teller.write(aCommand(1))
    await world.seconds(1)
    teller.transport.disconnect()
    await teller.writeMany(2, 702)
    teller.loop.stop()
    const text = JSON.stringify(await exported())
    const document = JSON.parse(text)
    expect(document.rows).toHaveLength(701)
    expect(document.batches.map((batch: { commands: unknown[] }) => batch.commands.length)).toEqual([500, 201])
    for (const batch of document.batches) {
      expect(parsePush(batch).ok).toBe(true)
      expect(world.authority.push('teller-1', batch).kind).toBe('answer')
    }
    teller.transport.connect()
    teller.openTab().loop.start()
    await world.seconds(5)
    expect(teller.pending()).toEqual([])
    expect(Object.keys(world.authority.state.ledger)).toHaveLength(702)
  })

  test('[OB8] goes on behind a row that cannot be read: that one as it was found, the others so that they can be pushed', async () => {
    teller.transport.disconnect()
    await teller.writeMany(1, 5)
    teller.loop.stop()
    const rubbish = { writer: teller.writer().id, seq: 3, id: 'rubbish' }
    await teller.store.write(['outbox'], async (tx) => tx.put('outbox', [rubbish as never]))
    const document = await exported()
    expect(document.rows.map(({ id }) => id)).toEqual([1, 2, 4, 5].map((n) => aCommand(n).id))
    expect(document.unreadable).toEqual([rubbish])
    for (const batch of document.batches) expect(world.authority.push('teller-1', batch).kind).toBe('answer')
    teller.transport.connect()
    teller.openTab().loop.start()
    await world.seconds(5)
    expect(teller.pending()).toEqual([rubbish])
    expect(Object.values(world.authority.state.ledger).map(({ id }) => id)).toEqual(
      [1, 2, 4, 5].map((n) => aCommand(n).id),
    )
    expect((await exported()).unreadable).toEqual([rubbish])
  })

  test('[OB8] with nothing pending it is empty, and it holds no token', async () => {
    expect(await exported()).toMatchObject({ format: 'blesaf-outbox-1', batches: [], rows: [], unreadable: [] })
    expect(JSON.stringify(await exported())).not.toMatch(/token/i)
  })
})
