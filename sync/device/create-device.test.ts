import { beforeEach, describe, expect, test } from 'vitest'
import { StoreError } from '../ports/store.ts'
import {
  COUNTERS,
  callNext,
  createDeviceWorld,
  type DeviceWorld,
  issue,
  rowOf,
  SERVICE,
  uuid,
  type WorldDevice,
  type WorldTab,
} from './a-device-world.ts'

let world: DeviceWorld
let kiosk: WorldDevice
let tab: WorldTab
beforeEach(async () => {
  world = createDeviceWorld()
  kiosk = await world.addDevice(1, 'kiosk')
  tab = await kiosk.openTab()
  await world.seconds(2)
})
const tickets = (of: WorldTab) => [...of.device.view.tickets.values()]
const numbers = (of: WorldTab) =>
  tickets(of)
    .map(({ number }) => number)
    .sort()
const onServer = () => Object.values(world.authority.state.tickets)

describe('a device', () => {
  test('is live within seconds of its start, with configuration, counters and today', () => {
    expect(tab.device.sync).toMatchObject({ rung: 'live', isLeader: true, pendingCount: 0, ageMs: 0, troubles: [] })
    expect(tab.device.view).toMatchObject({ today: '2026-11-26', pending: [], unseen: [] })
    expect(tab.device.view.counters.size).toBe(2)
    expect(tab.device.view.configuration?.services[0]?.id).toBe(SERVICE)
  })

  test('[OB1] [VI3] a ticket is there with its number at the commit, and confirmed a moment later', async () => {
    const row = rowOf(await issue(tab.device))
    expect(row).toMatchObject({ args: { number: 'A-001' }, config_version: 3 })
    expect(tickets(tab)).toMatchObject([
      { id: row.args.ticket_id, number: 'A-001', state: 'waiting', standing: 'pending' },
    ])
    await world.seconds(1)
    expect(tickets(tab)).toMatchObject([{ number: 'A-001', standing: 'confirmed' }])
    expect(await tab.device.outcomeOf(row.id)).toMatchObject({ kind: 'applied' })
    expect(tab.device.sync.pendingCount).toBe(0)
  })

  test('[LA3] a page that starts with the server dead knows since when nobody answered, and how old its rows are', async () => {
    await world.seconds(120)
    const before = world.time.now()
    kiosk.disconnect()
    await world.seconds(60)
    tab.crash()
    const again = await kiosk.openTab()
    await world.seconds(30)
    const { rung, ageMs = 0, silentSince = 0, lastAnswerAt } = again.device.sync
    expect({ rung, lastAnswerAt }).toEqual({ rung: 'isolated', lastAnswerAt: undefined })
    // The clock is stored once a minute: told is up to that much more, and never less.
    expect(before - silentSince).toBeGreaterThanOrEqual(0)
    expect(before - silentSince).toBeLessThanOrEqual(65_000)
    expect(ageMs).toBeGreaterThanOrEqual(90_000)
    expect(ageMs).toBeLessThanOrEqual(90_000 + 70_000)
    kiosk.connect()
    await world.seconds(40)
    expect(again.device.sync).toMatchObject({ rung: 'live', ageMs: 0 })
  })

  test('[LA3] [TI4] a minute of heartbeats writes nothing down for it but the clock that is written anyway', async () => {
    await world.seconds(60)
    const clocks = new Set<string>()
    const stop = tab.store.onCommit((changes) => {
      for (const { table, put } of changes)
        if (table === 'meta') for (const row of put) if (row.key === 'clock') clocks.add(JSON.stringify(row))
    })
    await world.seconds(59)
    stop()
    expect(clocks.size).toBeLessThanOrEqual(1)
  })

  test('[LA3] a replica of an earlier day is none of today', async () => {
    await world.seconds(120)
    kiosk.disconnect()
    tab.crash()
    await world.seconds(24 * 3_600)
    const again = await kiosk.openTab()
    await world.seconds(5)
    expect(again.device.sync.rung).toBe('paper')
  })

  test('subscribers hear of each change, and no more after they left', async () => {
    let heard = 0
    const stop = tab.device.subscribe(() => {
      heard += 1
    })
    await issue(tab.device)
    expect(heard).toBeGreaterThan(0)
    stop()
    const before = heard
    await issue(tab.device)
    expect(heard).toBe(before)
  })

  test('[EF5] a call shows as saving in the same frame, then as pending, then as the authority has it', async () => {
    const teller = await (await world.addDevice(2, 'tablet')).openTab()
    await issue(tab.device)
    await world.seconds(2)
    const running = callNext(teller.device, COUNTERS[0])
    expect(tickets(teller)).toMatchObject([{ state: 'called', standing: 'saving' }])
    const row = rowOf(await running)
    expect(tickets(teller)).toMatchObject([{ state: 'called', standing: 'pending', pendingCommands: [row.id] }])
    await world.seconds(1)
    expect(tickets(teller)).toMatchObject([{ state: 'called', standing: 'confirmed' }])
  })

  test('[EF5] [ST4] what the disk refuses is taken back, told by its code, and forgotten with the next write', async () => {
    const device = await world.addDevice(2, 'tablet')
    const teller = await device.openTab()
    await issue(tab.device)
    await world.seconds(2)
    device.disk.failNextWrites(1, 'quota_exceeded')
    expect(await callNext(teller.device, COUNTERS[0])).toEqual({ kind: 'refused', code: 'quota_exceeded' })
    expect(tickets(teller)).toMatchObject([{ state: 'waiting', standing: 'confirmed' }])
    expect(teller.device.sync.troubles).toEqual([{ kind: 'store', code: 'quota_exceeded' }])
    await callNext(teller.device, COUNTERS[0])
    expect(teller.device.sync.troubles).toEqual([])
  })

  test('[ST4] rows of the stream that the disk refuses are a trouble too, until it takes them', async () => {
    const other = await (await world.addDevice(4, 'kiosk')).openTab()
    await world.seconds(1)
    kiosk.disk.onMoment((moment, changes) => {
      if (moment === 'before_commit' && changes.some(({ table }) => table === 'base'))
        throw new StoreError('quota_exceeded')
    })
    await issue(other.device)
    await world.seconds(2)
    expect(tab.device.sync.troubles).toEqual([{ kind: 'store', code: 'quota_exceeded' }])
    kiosk.disk.onMoment(undefined)
    await issue(other.device)
    await world.seconds(2)
    expect(tab.device.sync.troubles).toEqual([])
    expect(tab.device.view.tickets.size).toBe(2)
  })

  test('[QU2] a call is predicted from the view, two taps one after the other differently', async () => {
    const teller = await (await world.addDevice(2, 'tablet')).openTab()
    for (let n = 0; n < 3; n += 1) {
      await issue(tab.device)
      await world.seconds(2)
    }
    const predicted = [await callNext(teller.device, COUNTERS[0]), await callNext(teller.device, COUNTERS[1])]
    const ids = predicted.map((written) => rowOf(written).args.predicted_ticket_id)
    const inOrder = onServer().sort((a, b) => (String(a.order_at) < String(b.order_at) ? -1 : 1))
    expect(ids).toEqual(inOrder.slice(0, 2).map(({ id }) => id))
    await world.seconds(1)
    expect(inOrder.map(({ id }) => world.authority.state.tickets[id]?.state)).toEqual(['called', 'called', 'waiting'])
  })

  test('a call asks the server even where nobody is seen; alone it is refused at once', async () => {
    const device = await world.addDevice(2, 'tablet')
    const teller = await device.openTab()
    await world.seconds(2)
    const asked = rowOf(await callNext(teller.device, COUNTERS[0]))
    expect(asked.args).not.toHaveProperty('predicted_ticket_id')
    expect(await Promise.race([teller.device.outcomeOf(asked.id), world.seconds(1)])).toMatchObject({
      code: 'nobody_waiting',
    })
    expect(teller.device.view.unseen).toMatchObject([{ id: asked.id }])
    await teller.device.markSeen(asked.id)
    expect(teller.device.view.unseen).toEqual([])
    device.disconnect()
    await world.seconds(60)
    expect(await callNext(teller.device, COUNTERS[0])).toEqual({ kind: 'refused', code: 'nobody_waiting' })
  })

  test('without a configuration no ticket is issued, without an enrolment nothing is done', async () => {
    const fresh = await world.addDevice(3, 'kiosk')
    fresh.disconnect()
    const lonely = await fresh.openTab()
    expect(await issue(lonely.device)).toEqual({ kind: 'refused', code: 'not_ready' })
    fresh.disk.tables.apply([{ table: 'meta', put: [], deleted: ['identity'] }])
    const nobody = await fresh.openTab()
    expect(await callNext(nobody.device, COUNTERS[0])).toEqual({ kind: 'refused', code: 'not_ready' })
  })

  test('[OB4] commands carry the session that was set, in whichever tab', async () => {
    const device = await world.addDevice(2, 'tablet')
    const [one, two] = [await device.openTab(), await device.openTab()]
    await one.device.setSession(uuid(0x51), uuid(0x52))
    expect(rowOf(await callNext(two.device, COUNTERS[0]))).toMatchObject({
      session: uuid(0x51),
      prediction: { staff_id: uuid(0x52) },
    })
    await one.device.setSession(null)
    expect(rowOf(await callNext(one.device, COUNTERS[0])).session).toBeNull()
  })
})

describe('the ladder of a device', () => {
  test('[LA1] live, behind, isolated, and live again', async () => {
    kiosk.disconnect()
    await world.seconds(14)
    expect(tab.device.sync.rung).toBe('behind')
    await world.seconds(10)
    expect(tab.device.sync).toMatchObject({ rung: 'isolated' })
    expect(tab.device.sync.ageMs).toBeGreaterThan(20_000)
    const row = rowOf(await issue(tab.device))
    expect(tab.device.sync.pendingCount).toBe(1)
    kiosk.connect()
    await world.seconds(25)
    expect(tab.device.sync).toMatchObject({ rung: 'live', pendingCount: 0 })
    expect(onServer().map(({ id }) => id)).toEqual([row.args.ticket_id])
  })

  test('[LA1] a start with an empty disk and nobody to ask is paper', async () => {
    const fresh = await world.addDevice(3, 'kiosk')
    fresh.disconnect()
    const lonely = await fresh.openTab()
    await world.seconds(30)
    expect(lonely.device.sync).toMatchObject({ rung: 'paper', ageMs: undefined, lastAnswerAt: undefined })
  })

  test('a start without a network shows what the disk has, and goes on numbering in its lane', async () => {
    await issue(tab.device)
    await world.seconds(1)
    tab.crash()
    kiosk.disconnect()
    const next = await kiosk.openTab()
    expect(numbers(next)).toEqual(['A-001'])
    // Nobody could be asked yet whether this disk was set back: a number of the lane might be out already [WR3].
    expect(rowOf(await issue(next.device)).args.number).toBe('A-A01')
    await world.seconds(30)
    expect(rowOf(await issue(next.device)).args.number).toBe('A-002')
    expect(next.device.sync.rung).toBe('isolated')
  })

  test('[NU2] a wall clock that runs years ahead does not make a kiosk forget which numbers it gave', async () => {
    await issue(tab.device)
    await issue(tab.device)
    tab.page.setWallOffset(10 * 365 * 86_400_000)
    await world.seconds(3_700)
    expect(kiosk.disk.tables.all('numbers')).toMatchObject([{ day: '2026-11-26', prefix: 'A', last: 2 }])
    expect(kiosk.disk.tables.count('outbox')).toBe(2)
  })

  test('a revoked device says so', async () => {
    world.authority.revoke(kiosk.id)
    await issue(tab.device)
    await world.seconds(1)
    expect(tab.device.sync.troubles).toEqual([{ kind: 'revoked' }])
    expect(tab.device.view.unseen).toHaveLength(1)
  })
})

describe('troubles that a person can do something about', () => {
  test('[WR6] a device that may open no more writers says so in every tab, until a push is answered', async () => {
    const follower = await kiosk.openTab()
    await world.seconds(1)
    tab.transport.refuseNext('too_many_writers')
    await issue(tab.device)
    await world.seconds(0.2)
    const told = [{ kind: 'too_many_writers' }]
    expect([tab, follower].map(({ device }) => device.sync.troubles)).toEqual([told, told])
    await world.seconds(60)
    expect([tab, follower].map(({ device }) => device.sync.troubles)).toEqual([[], []])
  })

  test('[ST6] storage that the browser may throw away is a trouble once the app has told it', () => {
    expect(tab.device.sync.troubles).toEqual([])
    let heard = 0
    tab.device.subscribe(() => {
      heard += 1
    })
    tab.device.setPersisted(false)
    expect(tab.device.sync.troubles).toEqual([{ kind: 'not_persisted' }])
    tab.device.setPersisted(true)
    expect([tab.device.sync.troubles, heard]).toEqual([[], 2])
  })
})

describe('tabs of one device', () => {
  test('[LE1] [LE2] one leads; a follower’s ticket is pushed by it, and both show the same', async () => {
    const follower = await kiosk.openTab()
    await world.seconds(1)
    expect([tab, follower].map(({ device }) => device.sync.isLeader)).toEqual([true, false])
    expect(follower.device.sync.rung).toBe('live')
    const row = rowOf(await issue(follower.device))
    await world.seconds(1)
    expect(follower.transport.pushes).toEqual([])
    expect(await follower.device.outcomeOf(row.id)).toMatchObject({ kind: 'applied' })
    expect(tickets(follower)).toEqual(tickets(tab))
  })

  test('[WR3] [LE2] a tab that is opened while nobody can be asked is told so by the leader', async () => {
    kiosk.disconnect()
    tab.crash()
    const leader = await kiosk.openTab()
    const follower = await kiosk.openTab()
    await world.seconds(30)
    expect([leader, follower].map(({ device }) => device.sync.isLeader)).toEqual([true, false])
    expect(rowOf(await issue(follower.device)).args.number).toBe('A-001')
  })

  test('[LA1] [LE2] a day that nobody has heard anything of is paper in every tab', async () => {
    const follower = await kiosk.openTab()
    await world.seconds(10)
    kiosk.disconnect()
    await world.seconds(60)
    expect([tab, follower].map(({ device }) => device.sync.rung)).toEqual(['isolated', 'isolated'])
    for (const { page } of [tab, follower]) page.sleep()
    await world.seconds(16.5 * 3_600)
    for (const { page } of [tab, follower]) page.wake()
    await world.seconds(60)
    expect([tab, follower].map(({ device }) => device.sync.rung)).toEqual(['paper', 'paper'])
  })

  test('[LE2] a leader that dies is followed by another, which begins from the disk', async () => {
    const follower = await kiosk.openTab()
    await world.seconds(1)
    kiosk.disconnect()
    rowOf(await issue(tab.device))
    tab.crash()
    await world.seconds(1)
    expect(follower.device.sync).toMatchObject({ isLeader: true, pendingCount: 1 })
    kiosk.connect()
    await world.seconds(30)
    expect(follower.device.sync).toMatchObject({ rung: 'live', pendingCount: 0 })
    expect(onServer()).toHaveLength(1)
  })

  test('[LE3] an older leader makes room for a newer tab, and reloads', async () => {
    const reloads: number[] = []
    const old = await world.addDevice(2, 'kiosk')
    const before = await old.openTab({ version: 1, onReload: (version) => reloads.push(version) })
    await world.seconds(1)
    before.device.setBusy(true)
    const newer = await old.openTab({ version: 2 })
    await issue(newer.device)
    await world.seconds(6)
    expect(reloads).toEqual([])
    before.device.setBusy(false)
    await world.seconds(2)
    expect(reloads).toEqual([2])
    expect(newer.device.sync.isLeader).toBe(true)
  })

  test('[LE3] what is on its way when a leader makes room is taken first', async () => {
    const reloads: number[] = []
    const old = await world.addDevice(2, 'kiosk')
    const before = await old.openTab({ version: 1, onReload: (version) => reloads.push(version) })
    await world.seconds(2)
    before.transport.holdAnswers()
    const row = rowOf(await issue(before.device))
    await world.seconds(0.1)
    const newer = await old.openTab({ version: 2 })
    await world.seconds(5)
    expect([reloads, newer.device.sync.isLeader]).toEqual([[], false])
    before.transport.releaseAnswers()
    await world.seconds(0.1)
    expect(reloads).toEqual([2])
    expect(await newer.device.outcomeOf(row.id)).toMatchObject({ kind: 'applied' })
    expect(newer.transport.pushes.every(({ commands }) => commands.length === 0)).toBe(true)
  })

  test('[PU2] the browser says that the network is back: what waited goes within a moment, without a tap', async () => {
    kiosk.disconnect()
    await issue(tab.device)
    await world.seconds(180)
    expect(tab.device.sync.rung).toBe('isolated')
    kiosk.connect()
    tab.device.networkBack()
    await world.seconds(1)
    expect(tab.device.sync.rung).not.toBe('isolated')
    expect(tab.device.sync.pendingCount).toBe(0)
  })

  test('[PU8] a hidden leader asks heartbeats for a tab that is seen, and none when nobody looks', async () => {
    const follower = await kiosk.openTab()
    tab.device.setVisible(false)
    await world.seconds(60)
    expect(follower.device.sync.rung).toBe('live')
    follower.device.setVisible(false)
    await world.seconds(15)
    const asked = tab.transport.heartbeats
    await world.seconds(60)
    expect(tab.transport.heartbeats).toBe(asked)
    follower.device.setVisible(true)
    await world.seconds(2)
    expect(tab.transport.heartbeats).toBeGreaterThan(asked)
    await tab.device.close()
    await world.seconds(1)
    expect(follower.device.sync.isLeader).toBe(true)
  })
})
