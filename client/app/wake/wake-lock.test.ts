import { expect, test } from 'vitest'
import { createWakeLock, type WakePorts } from './wake-lock.ts'

/** A browser's wake lock that is given and taken by hand. */
function aScreen() {
  const asked: { give(sentinel: never): void; refuse(error: Error): void }[] = []
  const waiting: (() => void)[] = []
  const nothing = (): void => undefined
  const screen = { isVisible: true, look: nothing, released: 0, take: nothing }
  const settled = () => new Promise<void>((done) => setTimeout(done, 0))
  const sentinel = {
    release: async () => {
      screen.released += 1
    },
    addEventListener: (_: string, hear: () => void) => {
      screen.take = hear
    },
  }
  const request = () => new Promise<never>((give, refuse) => void asked.push({ give, refuse }))
  const give = (index: number) => {
    asked[index]?.give(sentinel as never)
    return settled()
  }
  const refuse = (index: number) => {
    asked[index]?.refuse(new DOMException('no', 'NotAllowedError'))
    return settled()
  }
  const ports: WakePorts = {
    wakeLock: { request },
    isVisible: () => screen.isVisible,
    onVisible(listener) {
      screen.look = listener
      return () => {
        screen.look = nothing
      }
    },
    after(_, work) {
      waiting.push(work)
      return () => void waiting.splice(waiting.indexOf(work), 1)
    },
  }
  const show = (isVisible: boolean) => {
    screen.isVisible = isVisible
    screen.look()
  }
  return { ports, asked, waiting, screen, show, give, refuse }
}

test('[KL5] it is asked for at once, and again when the page is seen again or it was taken', async () => {
  const { ports, asked, screen, show, give } = aScreen()
  const lock = createWakeLock(ports)
  lock.watch()
  expect(lock.state()).toBe('asked')
  await give(0)
  expect(lock.state()).toBe('held')
  show(false)
  screen.take()
  expect(lock.state()).toBe('hidden')
  show(true)
  expect([lock.state(), asked.length]).toEqual(['asked', 2])
  await give(1)
  screen.take()
  await give(2)
  expect([lock.state(), asked.length]).toEqual(['held', 3])
  show(true)
  expect(asked).toHaveLength(3)
})

test('[KL5] a refusal is told, and asked again after a while', async () => {
  const { ports, waiting, give, refuse } = aScreen()
  const lock = createWakeLock(ports)
  const seen: string[] = []
  lock.watch()
  lock.subscribe(() => seen.push(lock.state()))
  await refuse(0)
  expect(lock.state()).toBe('refused')
  waiting[0]?.()
  await give(1)
  expect(seen).toEqual(['refused', 'asked', 'held'])
})

test('[KL5] a browser without one says so; a page that goes lets go, also of what comes too late', async () => {
  const without = createWakeLock({ ...aScreen().ports, wakeLock: undefined })
  without.watch()
  expect(without.state()).toBe('unavailable')
  const one = aScreen()
  const letGo = createWakeLock(one.ports).watch()
  await one.give(0)
  letGo()
  one.screen.take()
  expect([one.screen.released, one.asked.length]).toEqual([1, 1])
  const late = aScreen()
  createWakeLock(late.ports).watch()()
  await late.give(0)
  expect(late.screen.released).toBe(1)
})
