import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Bus, Leadership } from './tabs.ts'

export type TabsWorld = {
  open(): Promise<{ readonly bus: Bus<unknown>; readonly leadership: Leadership; end(): void | Promise<void> }>
  end(): Promise<void>
}
type Tab = Awaited<ReturnType<TabsWorld['open']>>

/** What tabs of one device hold, whatever carries them [LE1], [LE2]. */
export function tabsContract(name: string, makeWorld: () => Promise<TabsWorld>): void {
  describe(`${name} as the tabs of a device`, () => {
    let world: TabsWorld
    let first: Tab
    let second: Tab
    beforeEach(async () => {
      world = await makeWorld()
      first = await world.open()
      second = await world.open()
    })
    afterEach(() => world.end())

    const contend = (tab: Tab, log: string[], name: string) =>
      tab.leadership.contend(() => {
        log.push(`${name} leads`)
        return () => log.push(`${name} no longer leads`)
      })

    test('a message reaches every other tab, in order, and not the one that posts', async () => {
      const heard: unknown[][] = [[], [], []]
      const third = await world.open()
      for (const [at, tab] of [first, second, third].entries()) tab.bus.listen((message) => heard[at]?.push(message))
      first.bus.post({ n: 1 })
      first.bus.post({ n: 2, list: ['x', null] })
      const both = [{ n: 1 }, { n: 2, list: ['x', null] }]
      await expect.poll(() => heard).toEqual([[], both, both])
    })

    test('a listener that ended hears nothing more, others go on', async () => {
      const heard: unknown[] = []
      const stop = second.bus.listen((message) => heard.push(['ended', message]))
      second.bus.listen((message) => heard.push(['stays', message]))
      stop()
      first.bus.post('x')
      await expect.poll(() => heard).toEqual([['stays', 'x']])
    })

    test('[LE1] one tab leads, in order of asking; who gives it up is told, and the next one leads', async () => {
      const log: string[] = []
      const giveUp = contend(first, log, 'first')
      await expect.poll(() => log).toEqual(['first leads'])
      contend(second, log, 'second')
      giveUp()
      await expect.poll(() => log).toEqual(['first leads', 'first no longer leads', 'second leads'])
      giveUp()
      expect(log).toHaveLength(3)
    })

    test('[LE1] who stops waiting never leads', async () => {
      const log: string[] = []
      const third = await world.open()
      const giveUp = contend(first, log, 'first')
      await expect.poll(() => log).toEqual(['first leads'])
      const stopWaiting = contend(second, log, 'second')
      contend(third, log, 'third')
      stopWaiting()
      giveUp()
      await expect.poll(() => log).toEqual(['first leads', 'first no longer leads', 'third leads'])
    })

    test('[LE2] a leader that ends is followed by another', async () => {
      const log: string[] = []
      contend(first, log, 'first')
      await expect.poll(() => log).toEqual(['first leads'])
      contend(second, log, 'second')
      await first.end()
      await expect.poll(() => log.at(-1)).toBe('second leads')
    })
  })
}
