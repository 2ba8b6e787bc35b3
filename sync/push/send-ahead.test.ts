import { beforeEach, describe, expect, test } from 'vitest'
import type { TableChange } from '../ports/store.ts'
import { createPushWorld, type PushDevice, type PushWorld } from './a-push-world.ts'

let world: PushWorld
let kiosk: PushDevice
let inFlight: number
let inFlightMax: number

beforeEach(async () => {
  world = createPushWorld()
  kiosk = world.addDevice('kiosk-1')
  // Once in contact, so that it knows its epoch and its letter; then alone.
  kiosk.loop.start()
  await world.seconds(1)
  kiosk.loop.stop()
  inFlight = 0
  inFlightMax = 0
  const { push } = kiosk.transport
  kiosk.transport.push = async (request) => {
    inFlight += 1
    inFlightMax = Math.max(inFlightMax, inFlight)
    const reply = await push(request)
    inFlight -= 1
    return reply
  }
  await kiosk.writeMany(1, 1_050)
})

const ledger = () => Object.values(world.authority.state.ledger)
const sent = () => kiosk.transport.pushes.map(({ commands }) => commands.length).filter((count) => count > 0)

/** Calls `then` once, just before the first outcomes stand on the disk. */
function atFirstOutcomes(then: () => void): void {
  const isOutcome = ({ table, put }: TableChange): boolean => table === 'outbox' && put.some((row) => 'outcome' in row)
  kiosk.disk.onMoment((moment, changes) => {
    if (moment !== 'before_commit' || !changes.some(isOutcome)) return
    kiosk.disk.onMoment(undefined)
    then()
  })
}

describe('what is sent ahead', () => {
  test('[PU9] the next request leaves while the answer to the last is taken, and is the only one', async () => {
    let sentBefore = 0
    atFirstOutcomes(() => {
      sentBefore = sent().length
    })
    kiosk.loop.start()
    await world.seconds(1)
    expect(sentBefore).toBe(2)
    expect(sent()).toEqual([500, 500, 50])
    expect(inFlightMax).toBe(1)
    expect(ledger().map(({ seq }) => seq)).toEqual(Array.from({ length: 1_050 }, (_, at) => at + 1))
    expect(kiosk.pending()).toEqual([])
  })

  test('[PU9] [PU3] the disk refuses the answer: what was sent ahead is waited for, and everything is got again', async () => {
    atFirstOutcomes(() => {
      throw new Error('disk full')
    })
    kiosk.loop.start()
    await world.seconds(30)
    expect(kiosk.news.filter(({ kind }) => kind === 'broke')).toHaveLength(1)
    expect(kiosk.outcomes().filter((kind) => kind === 'applied')).toHaveLength(1_050)
    expect(ledger()).toHaveLength(1_050)
    expect(inFlightMax).toBe(1)
  })

  test('[PU9] what was sent ahead breaks on its way, and nobody takes it: it stops nothing that comes after', async () => {
    atFirstOutcomes(() => {
      throw new Error('disk full')
    })
    const { push } = kiosk.transport
    let count = 0
    kiosk.transport.push = async (request) => {
      count += 1
      if (count === 2) throw new Error('no key to sign with')
      return push(request)
    }
    kiosk.loop.start()
    await world.seconds(60)
    expect(count).toBeGreaterThan(2)
    expect(kiosk.pending()).toEqual([])
  })

  test('[PU9] an answer that leaves something undecided sends nothing ahead', async () => {
    world.authority.interruptAfter(200)
    let sentBefore = 0
    atFirstOutcomes(() => {
      sentBefore = sent().length
    })
    kiosk.loop.start()
    await world.seconds(60)
    expect(sentBefore).toBe(1)
    expect(kiosk.pending()).toEqual([])
    expect(ledger()).toHaveLength(1_050)
  })

  test('[PU9] [LE3] a leader that drains takes what it had sent ahead, and sends no more', async () => {
    let pendingWhenDrained = -1
    atFirstOutcomes(() =>
      kiosk.loop.drain(() => {
        pendingWhenDrained = kiosk.pending().length
      }),
    )
    kiosk.loop.start()
    await world.seconds(10)
    expect(pendingWhenDrained).toBe(50)
    expect(sent()).toEqual([500, 500])
  })

  test('[PU9] a leader that ends with something ahead: the next one begins from the disk, and each outcome is the first', async () => {
    atFirstOutcomes(() => kiosk.loop.stop())
    kiosk.loop.start()
    await world.seconds(1)
    kiosk.openTab().loop.start()
    await world.seconds(2)
    expect(kiosk.outcomes().filter((kind) => kind === 'applied')).toHaveLength(1_050)
    expect(ledger()).toHaveLength(1_050)
  })

  test('[PU9] [TI2] however long an answer takes, the next commands’ ages are counted to when they leave', async () => {
    kiosk.transport.holdAnswers()
    kiosk.loop.start()
    await world.seconds(5)
    kiosk.transport.releaseAnswers()
    await world.seconds(1)
    const ages = ledger().map(({ age_ms }) => Math.round(age_ms / 1_000))
    expect([ages[0], ages[500]]).toEqual([0, 5])
  })
})
