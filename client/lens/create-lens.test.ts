import { describe, expect, it } from 'vitest'
import { settle } from '../../sync/ports/settle.ts'
import { A_DAY, A_DAY_NOW, aLensDay } from './a-lens-day.ts'
import { aLensWorld } from './a-lens-world.ts'
import { createLens } from './create-lens.ts'
import {
  ASK_MS_MAX,
  FAILURES_MAX,
  FOLLOW_PAUSE_MS,
  PAUSE_MS_MAX,
  PAUSE_MS_MIN,
  ROWS_PER_MESSAGE,
  START_MS_MAX,
  STEADY_MS,
} from './lens-limits.ts'

const day = aLensDay('create', 200)
const params = { branch_id: day.branchId, day: A_DAY.today, at: A_DAY_NOW }
const changesIn = (heard: readonly { kind: string }[]) => heard.filter(({ kind }) => kind === 'change')

describe('a lens', () => {
  it('[LL1] starts a worker, fills it in parts of which the last one ends the change, and answers then', async () => {
    const { lens, worker, ready } = aLensWorld(day)
    expect(await lens.ask('queue_by_service', params)).toEqual({ kind: 'unavailable' })
    await ready()
    expect(lens.state.kind).toBe('ready')
    const [start, ...parts] = worker().heard
    expect(start).toMatchObject({ kind: 'start', data: '/lens' })
    expect(parts).toHaveLength(Math.ceil(day.tickets.length / ROWS_PER_MESSAGE) + 1)
    expect(parts.map((part) => 'isLast' in part && part.isLast)).toEqual([...parts.slice(1).map(() => false), true])
    const reply = lens.ask('queue_by_service', params)
    worker().answer([{ service_id: 's' }])
    expect(await reply).toEqual({ kind: 'rows', rows: [{ service_id: 's' }] })
  })

  it('[LL2] a start that never answers is ended and tried again, ever more rarely, and then left', async () => {
    const { lens, workers, time } = aLensWorld(day)
    lens.want(true)
    await time.advance(START_MS_MAX)
    expect(lens.state).toEqual({ kind: 'broken', failures: 1, why: 'overdue' })
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
    await time.advance(PAUSE_MS_MIN)
    expect(lens.state.kind).toBe('starting')
    await time.advance(FAILURES_MAX * (START_MS_MAX + PAUSE_MS_MAX))
    expect(lens.state).toMatchObject({ kind: 'given_up', why: 'overdue' })
    expect(workers.map(({ isEnded }) => isEnded)).toEqual(Array.from({ length: FAILURES_MAX }, () => true))
    expect(time.nextDueAt()).toBeUndefined()
    lens.want(true)
    expect(lens.state).toEqual({ kind: 'starting', failures: 0 })
  })

  it('[LL1] a page that may not have workers is a failure like any other', async () => {
    const { device, page, time } = aLensWorld(day)
    const spawn = () => {
      throw new DOMException('the policy forbids it', 'SecurityError')
    }
    const lens = createLens({ device, timers: page.timers, data: '/lens', spawn })
    lens.want(true)
    await time.advance(0)
    expect(lens.state).toEqual({ kind: 'broken', failures: 1, why: 'refused' })
  })

  it('[LL2] a question that is not answered ends the worker, and whoever waits hears of it', async () => {
    const { lens, workers, time, ready } = aLensWorld(day)
    await ready()
    const [one, two] = [lens.ask('queue_by_service', params), lens.ask('queue_by_service', params)]
    await time.advance(ASK_MS_MAX)
    expect(await Promise.all([one, two])).toEqual([{ kind: 'unavailable' }, { kind: 'unavailable' }])
    expect(lens.state).toEqual({ kind: 'broken', failures: 1, why: 'overdue' })
    expect(workers[0]?.isEnded).toBe(true)
  })

  it('[LL3] after a crash another one is filled from what is shown by then', async () => {
    const { lens, device, worker, workers, time, ready } = aLensWorld(day)
    await ready()
    worker().crash()
    expect(lens.state).toMatchObject({ kind: 'broken', why: 'crashed' })
    expect(device.listeners.size).toBe(0)
    device.show({ tickets: new Map() })
    await time.advance(PAUSE_MS_MIN)
    await ready()
    expect(workers).toHaveLength(2)
    expect(lens.state.kind).toBe('ready')
    expect(changesIn(worker().heard)).toMatchObject([{ table: 'counters', isLast: true }])
  })

  it('[LL1] a database that died of itself is a crash, and after long life a first one', async () => {
    const { lens, worker, time, ready } = aLensWorld(day)
    for (const expected of [1, 2]) {
      await ready()
      worker().say({ kind: 'fatal', reason: 'out of memory' })
      expect(lens.state).toEqual({ kind: 'broken', failures: expected, why: 'crashed' })
      await time.advance(PAUSE_MS_MIN * expected)
    }
    await ready()
    await time.advance(STEADY_MS)
    worker().say({ kind: 'fatal', reason: 'out of memory' })
    expect(lens.state).toMatchObject({ failures: 1 })
  })

  it('[LF1] follows the view: what changed and what went, one change after the other, the latest picture last', async () => {
    const { lens, device, worker, time, ready } = aLensWorld(day)
    await ready()
    const before = worker().heard.length
    const [first, second, third] = day.tickets.map((ticket) => ({ ...ticket, state: 'called' }))
    const tickets = new Map(device.view.tickets)
    for (const row of [first, second]) if (row !== undefined) tickets.set(row.id, row as never)
    tickets.delete(third?.id ?? '')
    const revision = lens.revisionOf('tickets')
    device.show({ tickets })
    await time.advance(FOLLOW_PAUSE_MS)
    expect(worker().heard.slice(before)).toMatchObject([
      {
        kind: 'change',
        table: 'tickets',
        put: [{ id: first?.id }, { id: second?.id }],
        gone: [third?.id],
        isLast: true,
      },
    ])
    // Not before the first has been taken in, and then what is shown by then.
    device.show({ tickets: new Map([...tickets].slice(0, 10)) })
    device.show({ tickets: new Map([...tickets].slice(0, 5)) })
    await time.advance(FOLLOW_PAUSE_MS * 3)
    expect(worker().heard).toHaveLength(before + 1)
    expect(lens.revisionOf('tickets')).toBe(revision)
    worker().answer()
    await settle()
    expect(lens.revisionOf('tickets')).toBe(revision + 1)
    await time.advance(FOLLOW_PAUSE_MS)
    expect(worker().heard.at(-1)).toMatchObject({ put: [], gone: { length: tickets.size - 5 } })
  })

  it('[LF1] what changed while it was being filled is sent at once, and a view that says the same sends nothing', async () => {
    const { lens, device, worker, time, ready } = aLensWorld({ tickets: [], counters: day.counters })
    lens.want(true)
    worker().answer()
    await settle()
    device.show({ tickets: new Map(day.tickets.slice(0, 3).map((ticket) => [ticket.id, ticket])) })
    await ready()
    await time.advance(FOLLOW_PAUSE_MS)
    expect(changesIn(worker().heard).at(-1)).toMatchObject({ table: 'tickets', put: { length: 3 } })
    worker().answer()
    await settle()
    const count = worker().heard.length
    device.show({ today: A_DAY.today })
    await time.advance(FOLLOW_PAUSE_MS * 2)
    expect(worker().heard).toHaveLength(count)
  })

  it('[LF2] rows that were not taken are counted; a change that is refused whole means another lens', async () => {
    const { lens, device, worker, time, ready } = aLensWorld({ tickets: [], counters: day.counters })
    await ready()
    device.show({ tickets: new Map(day.tickets.slice(0, 3).map((ticket) => [ticket.id, ticket])) })
    await time.advance(FOLLOW_PAUSE_MS)
    worker().say({ id: worker().heard.at(-1)?.id ?? 0, kind: 'done', rows: [], leftOut: 2 })
    await settle()
    expect(lens.leftOut).toBe(2)
    device.show({ tickets: new Map() })
    await time.advance(FOLLOW_PAUSE_MS)
    worker().say({ id: worker().heard.at(-1)?.id ?? 0, kind: 'refused', code: '22P02' })
    await settle()
    expect(lens.state).toMatchObject({ kind: 'broken', why: 'refused' })
  })

  it('[LL4] one that nobody wants any more ends its worker and leaves no timer', async () => {
    const { lens, worker, time, device, ready } = aLensWorld(day)
    await ready()
    lens.want(false)
    expect(lens.state).toEqual({ kind: 'off' })
    expect([worker().isEnded, device.listeners.size, time.nextDueAt()]).toEqual([true, 0, undefined])
  })

  it('a question that Postgres refuses is the asker’s mistake, and harms nobody', async () => {
    const { lens, worker, ready } = aLensWorld(day)
    await ready()
    const reply = lens.ask('queue_by_service', params)
    worker().say({ id: worker().heard.at(-1)?.id ?? 0, kind: 'refused', code: '22023' })
    expect(await reply).toEqual({ kind: 'refused', code: '22023' })
    expect(lens.state.kind).toBe('ready')
  })
})
