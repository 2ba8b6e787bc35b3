import { expect, test } from 'vitest'
import { createManualTime } from '../../../sync/ports/manual-time.ts'
import { settle } from '../../../sync/ports/settle.ts'
import { aWaitState, NOW, pastDays } from '../../../sync/waits/a-wait-state.ts'
import { quoteWaits } from '../../../sync/waits/quote-waits.ts'
import { createQuoter } from './create-quoter.ts'
import type { WaitsOrder } from './worker-messages.ts'

type Mood = 'answers' | 'is silent' | 'fails' | 'does not start'

function aQuoter(mood: () => Mood) {
  const page = createManualTime(NOW, settle)
  const { timers } = page.openPage('p')
  const orders: WaitsOrder[] = []
  let [started, ended] = [0, 0]
  function start(): Worker {
    if (mood() === 'does not start') throw new Error('no workers here')
    started += 1
    const worker = {
      onmessage: (_event: unknown): void => undefined,
      onerror: (_event: unknown): void => undefined,
      postMessage(order: WaitsOrder): void {
        orders.push(order)
        const quotes = quoteWaits(order.state, order.seed)
        if (mood() === 'answers') worker.onmessage({ data: { id: order.id, quotes } })
        if (mood() === 'fails') worker.onerror({ preventDefault: () => undefined })
      },
      terminate: () => {
        ended += 1
      },
    }
    return worker as unknown as Worker
  }
  return { page, orders, counts: () => [started, ended], quote: createQuoter(start, timers.after) }
}

test('[WT15] past days go to the worker once, and again when they changed', async () => {
  const { quote, orders } = aQuoter(() => 'answers')
  const [one, other] = [pastDays([4, 5]), pastDays([6])]
  for (const history of [one, one, other]) expect(await quote(aWaitState({ history }), 'seed')).toBeDefined()
  expect(orders.map(({ history }) => history)).toEqual([one, undefined, other])
  expect(orders.every(({ state }) => !('history' in state))).toBe(true)
})

test.each(['fails', 'is silent', 'does not start'] as const)(
  '[WT15] a worker that %s is replaced a few times, then no more',
  async (bad) => {
    const { quote, page, counts } = aQuoter(() => bad)
    for (let round = 0; round < 5; round += 1) {
      const asked = quote(aWaitState(), 'seed')
      await page.advance(10_000)
      expect(await asked).toBeUndefined()
    }
    expect(counts()).toEqual(bad === 'does not start' ? [0, 0] : [3, 3])
  },
)

test('[WT15] one that works again after a failure is as good as new, and is told the past days', async () => {
  let mood: Mood = 'fails'
  const { quote, orders } = aQuoter(() => mood)
  const history = pastDays([4])
  for (let round = 0; round < 4; round += 1) {
    mood = round % 2 === 0 ? 'fails' : 'answers'
    expect((await quote(aWaitState({ history }), 'seed')) !== undefined).toBe(round % 2 === 1)
  }
  expect(orders.map((order) => order.history)).toEqual([history, history, undefined, history])
})
