import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { useStuckWriting, WRITING_MS_MAX } from './use-stuck-writing.ts'

const page = placeWithDevice()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function Writing({ isWriting, onStuck }: { readonly isWriting: boolean; readonly onStuck: () => void }) {
  useStuckWriting(isWriting, onStuck)
  return null
}

test('[KF20] a ticket that is neither written nor refused begins the page anew, and one that is written in time does not', () => {
  const onStuck = vi.fn()
  page.show(<Writing isWriting onStuck={onStuck} />)
  act(() => vi.advanceTimersByTime(WRITING_MS_MAX - 1))
  page.show(<Writing isWriting={false} onStuck={onStuck} />)
  act(() => vi.advanceTimersByTime(WRITING_MS_MAX))
  expect(onStuck).not.toHaveBeenCalled()
  page.show(<Writing isWriting onStuck={onStuck} />)
  act(() => vi.advanceTimersByTime(2 * WRITING_MS_MAX))
  expect(onStuck).toHaveBeenCalledTimes(2)
})
