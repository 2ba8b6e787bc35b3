import { expect, test } from 'vitest'
import { createWishes, type KeptWish, type WishState } from './wishes.ts'

function aPage(answers: (() => Response)[], kept?: KeptWish) {
  const sent: { url: string; body: { id: string } }[] = []
  const states: WishState[] = []
  const timers: (() => void)[] = []
  const clock = { ms: 1_000 }
  const disk = { wish: kept }
  let ids = 0
  const wishes = createWishes({
    token: 'token',
    send: async (url, init) => {
      sent.push({ url: String(url), body: JSON.parse(String(init?.body)) })
      const answer = answers.shift()
      if (answer === undefined) throw new TypeError('Failed to fetch')
      return answer()
    },
    store: {
      read: () => disk.wish,
      write: (wish) => {
        disk.wish = wish
      },
    },
    now: () => clock.ms,
    newId: () => `id-${++ids}`,
    after: (_, then) => void timers.push(then),
    onChange: (state) => void states.push(state),
  })
  /** Whatever is under way comes to rest; then the clock moves and what waited for it runs. */
  const pass = async (ms = 0) => {
    await new Promise((resolve) => setTimeout(resolve))
    clock.ms += ms
    for (const then of timers.splice(0)) then()
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { wishes, sent, states, disk, pass }
}
const done = () => Response.json({ flags: [] })
const LEAVE = { wish: 'leave' } as const

test('[TP5] a wish shows at once, is on the disk before it is sent, and is gone from there when answered', async () => {
  const { wishes, sent, states, disk, pass } = aPage([done])
  wishes.wish(LEAVE)
  expect([states, disk.wish]).toEqual([
    [{ kind: 'sending', body: LEAVE }],
    { token: 'token', id: 'id-1', madeAt: 1_000, body: LEAVE },
  ])
  await pass()
  expect(sent).toEqual([{ url: '/api/t/token/wish', body: { id: 'id-1', wish: 'leave' } }])
  expect([states.at(-1), disk.wish]).toEqual([{ kind: 'done', body: LEAVE, flags: [] }, undefined])
})

test('[TP5] without an answer the same wish is sent again', async () => {
  const busy = () => new Response('', { status: 503 })
  const portal = () => new Response('<html>sign in</html>')
  const { wishes, sent, states, pass } = aPage([busy, portal, done])
  wishes.wish(LEAVE)
  await pass(3_000)
  await pass(3_000)
  expect(new Set(sent.map(({ body }) => body.id))).toEqual(new Set(['id-1']))
  expect([sent.length, states.at(-1)?.kind]).toEqual([3, 'done'])
})

test('[TP5] a wish that is no longer meant is not sent, and this is said; a rating is true for longer', async () => {
  const { wishes, sent, states, disk, pass } = aPage([])
  wishes.wish(LEAVE)
  await pass(121_000)
  expect([sent.length, states.at(-1), disk.wish]).toEqual([1, { kind: 'late', body: LEAVE }, undefined])
  wishes.wish({ wish: 'feedback', score: 4 })
  await pass(121_000)
  expect(states.at(-1)?.kind).toBe('sending')
})

test('[TP5] a refusal is told by its code', async () => {
  const { wishes, states, pass } = aPage([() => Response.json({ code: 'ticket_ended' }, { status: 409 })])
  wishes.wish(LEAVE)
  await pass()
  expect(states.at(-1)).toEqual({ kind: 'refused', body: LEAVE, code: 'ticket_ended' })
})

test('[TP5] what a closed page had not sent is sent by the next one of the same ticket', async () => {
  const kept = { token: 'token', id: 'before', madeAt: 900, body: LEAVE }
  const { wishes, sent, pass } = aPage([done], kept)
  wishes.resume()
  await pass()
  expect(sent.map(({ body }) => body.id)).toEqual(['before'])
  const other = aPage([done], { ...kept, token: 'other' })
  other.wishes.resume()
  await other.pass()
  expect(other.sent).toEqual([])
})

test('[TP5] a later wish takes the place of one that was not answered', async () => {
  const { wishes, states, pass } = aPage([])
  wishes.wish({ wish: 'feedback', score: 4 })
  wishes.wish({ wish: 'feedback', score: 5 })
  await pass(3_000)
  expect(states.at(-1)).toMatchObject({ body: { score: 5 } })
})
