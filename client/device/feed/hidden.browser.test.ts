import { afterEach, expect, test } from 'vitest'
import { browserTimers } from '../clock/browser-clock.ts'
import { createElectricFeed } from './electric-feed.ts'

function hide(isHidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  Reflect.deleteProperty(document, 'hidden')
})

/** A server with one more change at each question; it answers a live one after a moment. */
function aFollowedShape(whileHidden: 'follow' | 'pause') {
  let asked = 0
  let told = 0
  const fetch = async (): Promise<Response> => {
    asked += 1
    await new Promise((resolve) => setTimeout(resolve, 20))
    return new Response(JSON.stringify([{ headers: { control: 'up-to-date', global_last_seen_lsn: String(asked) } }]), {
      headers: {
        'content-type': 'application/json',
        'electric-handle': 'h1',
        'electric-offset': `${asked}_0`,
        'electric-schema': '{}',
        'electric-cursor': String(asked),
        'electric-up-to-date': '',
      },
    })
  }
  const feed = createElectricFeed({
    base: 'http://here',
    branch: 'b1',
    token: { current: async () => ({ kind: 'answer', answer: 't', round_trip_ms: 0 }), drop: () => undefined },
    fetch,
    wall: () => Date.now(),
    after: browserTimers.after,
    unique: () => crypto.randomUUID(),
    whileHidden,
  })
  const { close } = feed.open('tickets', undefined, async () => {
    told += 1
  })
  closing.push(close)
  return { told: () => told, asked: () => asked }
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200))

test('a display goes on while another window covers it', async () => {
  const { told } = aFollowedShape('follow')
  await expect.poll(told).toBeGreaterThan(0)
  hide(true)
  const before = told()
  await aWhile()
  expect(told()).toBeGreaterThan(before + 2)
})

test('a phone pauses while nobody looks, and goes on when somebody does', async () => {
  const { told, asked } = aFollowedShape('pause')
  await expect.poll(told).toBeGreaterThan(0)
  hide(true)
  await aWhile()
  const before = asked()
  await aWhile()
  expect(asked()).toBe(before)
  hide(false)
  await expect.poll(asked).toBeGreaterThan(before)
})
