import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setPageLanguage } from '../../words/page-language.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { placeWithDevice } from '../hooks/place-with-device.tsx'
import { ANEW_MS, StartsAnew } from './starts-anew.tsx'

const page = placeWithDevice()
beforeEach(() => {
  vi.useFakeTimers()
  setPageLanguage('en')
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function Broken(): never {
  throw new Error('broken')
}

test('[KL7] [DY19] a screen that breaks offers nothing of the device to whoever stands before it, and starts anew by itself', () => {
  const onAnew = vi.fn()
  page.show(
    <ErrorBoundary fallback={<StartsAnew surface="kiosk" words="It starts anew by itself." onAnew={onAnew} />}>
      <Broken />
    </ErrorBoundary>,
  )
  expect(page.place.textContent).toContain('starts anew by itself')
  expect(page.place.querySelectorAll('button, a')).toHaveLength(0)
  expect(page.place.textContent).not.toContain('broken')
  act(() => vi.advanceTimersByTime(ANEW_MS - 1))
  expect(onAnew).not.toHaveBeenCalled()
  act(() => vi.advanceTimersByTime(1))
  expect(onAnew).toHaveBeenCalledTimes(1)
  act(() => vi.advanceTimersByTime(ANEW_MS))
  expect(onAnew).toHaveBeenCalledTimes(2)
})
