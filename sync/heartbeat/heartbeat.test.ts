import { beforeEach, describe, expect, test } from 'vitest'
import { uuid } from '../outbox/a-command.ts'
import { createPushWorld, type PushDevice, type PushWorld } from '../push/a-push-world.ts'
import { createHeartbeat, type Heartbeat, type HeartbeatNews } from './create-heartbeat.ts'

let world: PushWorld
let kiosk: PushDevice
let heartbeat: Heartbeat
let news: HeartbeatNews[]
beforeEach(async () => {
  world = createPushWorld()
  kiosk = world.addDevice('kiosk-1')
  kiosk.loop.start()
  await world.seconds(1)
  kiosk.loop.stop()
  news = []
  const { store, transport, page, chance, keeper } = kiosk
  const deps = { store, transport, timers: page.timers, chance, time: keeper }
  heartbeat = createHeartbeat({ ...deps, equalAt: () => undefined, onNews: (each) => news.push(each) })
})
const lanes = () => kiosk.writer().state?.lanes.days ?? []

describe('the heartbeat', () => {
  test('[PU8] asks every five seconds while somebody looks, and not otherwise', async () => {
    heartbeat.start(true)
    await world.seconds(21)
    expect(kiosk.transport.heartbeats).toBe(5)
    heartbeat.setSeen(false)
    await world.seconds(60)
    expect(kiosk.transport.heartbeats).toBe(5)
    heartbeat.setSeen(true)
    await world.seconds(1)
    expect(kiosk.transport.heartbeats).toBe(6)
    heartbeat.stop()
    await world.seconds(60)
    expect(kiosk.transport.heartbeats).toBe(6)
    expect(news.every(({ kind }) => kind === 'answered')).toBe(true)
  })

  test('[TI4] a clock that runs well is written once a minute, however often it is heard', async () => {
    let writes = 0
    kiosk.store.onCommit((changes) => {
      writes += changes.filter(({ table }) => table === 'meta').length
    })
    heartbeat.start(true)
    await world.seconds(181)
    expect(kiosk.transport.heartbeats).toBeGreaterThan(30)
    expect(writes).toBe(3)
  })

  test('[PU8] without answers it asks less often, and at once when somebody else had one', async () => {
    kiosk.transport.disconnect()
    heartbeat.start(true)
    await world.seconds(120)
    const silent = kiosk.transport.heartbeats
    expect(silent).toBeGreaterThan(5)
    expect(silent).toBeLessThan(14)
    kiosk.transport.connect()
    heartbeat.reachable()
    await world.seconds(1)
    expect(news.at(-1)?.kind).toBe('answered')
  })

  test('[PU7] renews the grant on a new day, with nothing pending', async () => {
    expect(lanes()).toMatchObject([{ first_day: '2026-11-26', last_day: '2026-11-29' }])
    heartbeat.start(false)
    await world.seconds(86_400)
    heartbeat.setSeen(true)
    await world.seconds(1)
    expect(lanes()).toMatchObject([{ first_day: '2026-11-27', last_day: '2026-11-30' }])
    expect(kiosk.disk.tables.get('meta', 'clock')?.value).toMatchObject({ offset_ms: 0 })
  })

  test('[NU4] a split that it tells of is acknowledged in the outbox', async () => {
    const other = world.addDevice('kiosk-2')
    other.loop.start()
    await world.seconds(1)
    world.authority.proposeSplit(kiosk.writer().id, other.writer().id, uuid(700))
    heartbeat.start(true)
    await world.seconds(11)
    expect(kiosk.rows().map(({ name }) => name)).toEqual(['acknowledge_split'])
    // Nobody else wakes the push, and the other kiosk waits for it.
    expect(news.filter((each) => each.kind === 'answered' && each.needsContact)).toHaveLength(1)
    expect(lanes()).toMatchObject([{ modulus: 2 }])
  })

  test('[PU8] a lost history or a copied disk it leaves to the push to find out, and touches nothing', async () => {
    await kiosk.writeMany(1, 2)
    const restore = world.authority.backup()
    kiosk.loop.start()
    await world.seconds(1)
    kiosk.loop.stop()
    restore()
    const before = kiosk.writer()
    heartbeat.start(true)
    await world.seconds(1)
    expect(news.at(-1)).toMatchObject({ kind: 'answered', needsContact: true })
    expect(kiosk.writer()).toEqual(before)
    kiosk.loop.start()
    await world.seconds(5)
    expect(kiosk.writer().epoch).toBe(2)
    heartbeat.reachable()
    await world.seconds(6)
    expect(news.at(-1)).toMatchObject({ needsContact: false })
  })

  test('an answer that comes after the end is not taken', async () => {
    kiosk.transport.holdAnswers()
    heartbeat.start(true)
    await world.seconds(1)
    heartbeat.stop()
    kiosk.transport.releaseAnswers()
    await world.seconds(1)
    expect(news).toEqual([])
  })

  test('a disk that refuses is told, and the next answer is taken', async () => {
    kiosk.disk.failNextWrites(1, 'quota_exceeded')
    heartbeat.start(true)
    await world.seconds(30)
    expect(news.map(({ kind }) => kind).slice(0, 2)).toEqual(['broke', 'answered'])
  })
})
