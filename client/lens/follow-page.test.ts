import { expect, it } from 'vitest'
import { createManualTime } from '../../sync/ports/manual-time.ts'
import { settle } from '../../sync/ports/settle.ts'
import { followPage } from './follow-page.ts'
import { HIDDEN_MS } from './lens-limits.ts'

function aPage(isVisible: boolean) {
  const listeners = new Set<() => void>()
  let visibilityState: DocumentVisibilityState = isVisible ? 'visible' : 'hidden'
  return {
    listeners,
    get visibilityState() {
      return visibilityState
    },
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
    turn(to: DocumentVisibilityState) {
      visibilityState = to
      for (const listener of listeners) listener()
    },
  }
}
function follow(isVisible: boolean) {
  const time = createManualTime(0, settle)
  const page = aPage(isVisible)
  const wanted: boolean[] = []
  const end = followPage(page as never, time.openPage('p').timers, (isWanted) => wanted.push(isWanted))
  return { time, page, wanted, end }
}

it('[LL4] a page that is seen wants a lens, one that is opened behind others does not until it is seen', () => {
  expect(follow(true).wanted).toEqual([true])
  const { page, wanted } = follow(false)
  expect(wanted).toEqual([])
  page.turn('visible')
  expect(wanted).toEqual([true])
})

it('[LL4] hidden for long it gives the memory back; a short look elsewhere costs nothing', async () => {
  const { page, wanted, time } = follow(true)
  page.turn('hidden')
  await time.advance(HIDDEN_MS - 1)
  page.turn('visible')
  await time.advance(HIDDEN_MS * 2)
  expect(wanted).toEqual([true, true])
  page.turn('hidden')
  await time.advance(HIDDEN_MS)
  expect(wanted).toEqual([true, true, false])
})

it('[LL4] a page that is left has no use for it and hears nothing more', async () => {
  const { page, wanted, time, end } = follow(true)
  page.turn('hidden')
  end()
  await time.advance(HIDDEN_MS * 2)
  expect(wanted).toEqual([true, false])
  expect(page.listeners.size).toBe(0)
})
