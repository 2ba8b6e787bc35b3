import { describe, expect, it, vi } from 'vitest'
import { settle } from '../../sync/ports/settle.ts'
import { A_DAY, A_DAY_NOW, aLensDay } from './a-lens-day.ts'
import { aLensWorld } from './a-lens-world.ts'
import { ASK_AGAIN_MS, FOLLOW_PAUSE_MS, SERVER_AGAIN_MS } from './lens-limits.ts'
import { type AskServer, createLiveAnswer } from './live-answer.ts'

const day = aLensDay('live', 20)
const params = { branch_id: day.branchId, day: A_DAY.today, at: A_DAY_NOW }

function aLive(askServer?: AskServer, isLensAround = true) {
  const world = aLensWorld(day)
  const { timers, clock } = world.page
  const lens = isLensAround ? world.lens : undefined
  const live = createLiveAnswer({ lens, askServer, timers, monotonic: clock.monotonic }, 'queue_by_service', params)
  const heard = vi.fn()
  const answer = async (name: string): Promise<void> => {
    world.worker().answer([{ service_id: name }])
    await settle()
  }
  const questions = () => world.worker().heard.filter(({ kind }) => kind === 'ask').length
  return { ...world, live, heard, answer, questions }
}
const rows = (name: string) => [{ service_id: name }]

describe('a question that stays on the screen', () => {
  it('[LF3] is answered by the lens, and anew when its table changed, once for many changes', async () => {
    const { live, ready, answer, questions, device, time, lens, heard } = aLive()
    await ready()
    live.subscribe(heard)
    await answer('first')
    expect(live.current).toEqual({ state: 'lens', rows: rows('first'), answeredAt: time.now() })
    const revision = lens.revisionOf('tickets')
    for (let n = 0; n < 5; n += 1) {
      device.show({ tickets: new Map(day.tickets.slice(n).map((ticket) => [ticket.id, ticket])) })
      await time.advance(FOLLOW_PAUSE_MS / 2)
      await answer('of a change')
    }
    await time.advance(FOLLOW_PAUSE_MS)
    await answer('of a change')
    expect(lens.revisionOf('tickets')).toBeGreaterThan(revision + 1)
    await time.advance(ASK_AGAIN_MS)
    expect(questions()).toBeLessThanOrEqual(3)
    await answer('last')
    await time.advance(ASK_AGAIN_MS)
    expect(live.current).toMatchObject({ state: 'lens', rows: rows('last') })
  })

  it('[LF3] is not asked again for a table that it does not read', async () => {
    const { live, ready, answer, questions, device, time, heard } = aLive()
    await ready()
    live.subscribe(heard)
    await answer('first')
    device.show({ counters: new Map() })
    await time.advance(FOLLOW_PAUSE_MS)
    await answer('of a change')
    await time.advance(ASK_AGAIN_MS * 3)
    expect(questions()).toBe(1)
  })

  it('[LF4] waits for a lens that is coming, and says so when it does not come', async () => {
    const { live, lens, worker, time, heard, answer, ready } = aLive()
    lens.want(true)
    live.subscribe(heard)
    await settle()
    expect(live.current.state).toBe('asking')
    worker().crash()
    await time.advance(ASK_AGAIN_MS)
    expect(live.current.state).toBe('unavailable')
    await time.advance(10_000)
    await ready()
    await time.advance(ASK_AGAIN_MS)
    await answer('late')
    expect(live.current).toMatchObject({ state: 'lens', rows: rows('late') })
  })

  it('[LF4] keeps what it had when the lens dies, and is answered by the next one', async () => {
    const { live, ready, answer, worker, time, heard } = aLive()
    await ready()
    live.subscribe(heard)
    await answer('first')
    worker().crash()
    await time.advance(ASK_AGAIN_MS)
    expect(live.current).toMatchObject({ state: 'unavailable', rows: rows('first') })
    await time.advance(10_000)
    await ready()
    await time.advance(ASK_AGAIN_MS)
    await answer('second')
    expect(live.current).toMatchObject({ state: 'lens', rows: rows('second') })
  })

  it('[LF4] goes to the server where there is no lens, from time to time, and keeps what it had when that is away', async () => {
    const askServer = vi.fn(async () => rows('server'))
    const { live, time, heard } = aLive(askServer as unknown as AskServer, false)
    const end = live.subscribe(heard)
    await settle()
    expect(live.current).toMatchObject({ state: 'server', rows: rows('server') })
    askServer.mockRejectedValueOnce(new Error('away'))
    await time.advance(SERVER_AGAIN_MS)
    expect(live.current).toMatchObject({ state: 'unavailable', rows: rows('server') })
    await time.advance(SERVER_AGAIN_MS)
    expect(live.current.state).toBe('server')
    expect(askServer).toHaveBeenCalledTimes(3)
    end()
    await time.advance(SERVER_AGAIN_MS * 3)
    expect(askServer).toHaveBeenCalledTimes(3)
  })

  it('[LF4] goes to the server until the lens is there', async () => {
    const askServer = vi.fn(async () => rows('server'))
    const { live, ready, answer, time, heard } = aLive(askServer as unknown as AskServer)
    live.subscribe(heard)
    await settle()
    expect(live.current.state).toBe('server')
    await ready()
    await time.advance(ASK_AGAIN_MS)
    await answer('lens')
    expect(live.current).toMatchObject({ state: 'lens', rows: rows('lens') })
    await time.advance(SERVER_AGAIN_MS * 2)
    expect(askServer).toHaveBeenCalledTimes(1)
  })
})
