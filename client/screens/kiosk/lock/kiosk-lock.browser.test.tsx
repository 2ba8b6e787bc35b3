import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { localValues } from '../../../app/open-values.ts'
import { KioskLock } from './kiosk-lock.tsx'
import { type KioskLockState, useKioskLock } from './lock-context.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
let root: Root
let place: HTMLElement
let lock: KioskLockState
let filled: HTMLElement | null
const asked = vi.fn(async () => fill(document.documentElement))
const exited = vi.fn(async () => fill(null))

function fill(element: HTMLElement | null): void {
  filled = element
  document.dispatchEvent(new Event('fullscreenchange'))
}
function Seen() {
  lock = useKioskLock()
  return <p>{`${lock.fullScreen} ${lock.isHeld}`}</p>
}
const show = () =>
  act(async () =>
    root.render(
      <KioskLock>
        <Seen />
      </KioskLock>,
    ),
  )

beforeEach(() => {
  filled = null
  asked.mockClear()
  exited.mockClear()
  Object.defineProperties(document, {
    fullscreenEnabled: { value: true, configurable: true },
    fullscreenElement: { get: () => filled, configurable: true },
    exitFullscreen: { value: exited, configurable: true },
  })
  Object.defineProperty(document.documentElement, 'requestFullscreen', { value: asked, configurable: true })
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
  localValues.removeItem('blesaf.dev')
  vi.useRealTimers()
})

const isPrevented = (event: Event): boolean => !place.dispatchEvent(event)
const bubbling = { bubbles: true, cancelable: true }
const key = (name: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, ...bubbling, ...more })
const leaving = (): readonly (readonly [string, Event])[] => [
  ...['contextmenu', 'selectstart', 'dragstart', 'drop', 'gesturestart'].map(
    (type) => [type, new Event(type, bubbling)] as const,
  ),
  ['ctrl wheel', new WheelEvent('wheel', { ctrlKey: true, deltaY: 100, ...bubbling })],
  ['the wheel pressed', new MouseEvent('auxclick', { button: 1, ...bubbling })],
  ['back on a mouse', new MouseEvent('mouseup', { button: 3, ...bubbling })],
  ['F5', key('F5')],
  ['ctrl W', key('w', { ctrlKey: true })],
  ['alt left', key('ArrowLeft', { altKey: true })],
]

test('[KL2 KL3] what a browser would do by itself it does not, as long as a kiosk is there and no longer', async () => {
  for (const [name, event] of leaving()) expect([name, isPrevented(event)]).toEqual([name, false])
  await show()
  for (const [name, event] of leaving()) expect([name, isPrevented(event)]).toEqual([name, true])
  expect(document.documentElement.dataset.kioskLocked).toBe('')
  act(() => root.unmount())
  for (const [name, event] of leaving()) expect([name, isPrevented(event)]).toEqual([name, false])
  expect(document.documentElement.dataset.kioskLocked).toBeUndefined()
  root = createRoot(place)
})

test('[KL2] fingers scroll, digits are typed, a mouse presses', async () => {
  await show()
  expect(isPrevented(new WheelEvent('wheel', { deltaY: 100, ...bubbling }))).toBe(false)
  expect(isPrevented(key('5'))).toBe(false)
  expect(isPrevented(new MouseEvent('mousedown', { button: 0, ...bubbling }))).toBe(false)
})

test('[KL4] nobody is asked whether to leave the page: an update would wait for an answer for ever', async () => {
  await show()
  const nag = vi.fn()
  addEventListener('beforeunload', nag)
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
  removeEventListener('beforeunload', nag)
  expect(nag).not.toHaveBeenCalled()
})

test('[KL2] a step back in the history is taken forward again', async () => {
  await show()
  const before = history.length
  dispatchEvent(new PopStateEvent('popstate'))
  expect(history.length).toBe(before + 1)
})

test('[KL1] the first touch fills the screen, the next one after it was lost does again, and none between', async () => {
  await show()
  expect(asked).not.toHaveBeenCalled()
  await act(async () => place.click())
  await act(async () => place.click())
  expect(asked).toHaveBeenCalledTimes(1)
  expect(place.textContent).toBe('on true')
  act(() => fill(null))
  expect(place.textContent).toBe('off true')
  await act(async () => place.click())
  expect(asked).toHaveBeenCalledTimes(2)
})

test('[KL6] whoever was let out is let out until nobody touches anything for ten minutes', async () => {
  vi.useFakeTimers()
  await show()
  await act(async () => place.click())
  await act(async () => lock.leave())
  expect(exited).toHaveBeenCalledTimes(1)
  expect(place.textContent).toBe('off false')
  await act(async () => place.click())
  expect(asked).toHaveBeenCalledTimes(1)
  for (const [name, event] of leaving()) expect([name, isPrevented(event)]).toEqual([name, false])
  await act(async () => vi.advanceTimersByTime(9 * 60_000))
  place.dispatchEvent(new PointerEvent('pointerdown', bubbling))
  await act(async () => vi.advanceTimersByTime(9 * 60_000))
  expect(place.textContent).toBe('off false')
  await act(async () => vi.advanceTimersByTime(60_000))
  expect(place.textContent).toBe('off true')
})

test('a developer at work in a demonstration is let out', async () => {
  localValues.setItem('blesaf.dev', 'on')
  await show()
  for (const [name, event] of leaving()) expect([name, isPrevented(event)]).toEqual([name, false])
  await act(async () => place.click())
  expect(asked).not.toHaveBeenCalled()
})

test('[KL1] a browser that cannot fill the screen says so, and is not asked', async () => {
  Object.defineProperty(document, 'fullscreenEnabled', { value: false, configurable: true })
  await show()
  await act(async () => place.click())
  expect(asked).not.toHaveBeenCalled()
  expect(place.textContent).toBe('unavailable true')
})

test('[KL3] the keys that a browser keeps for itself are taken where nobody is asked for them; staff may be asked', async () => {
  const taken = vi.fn(async () => undefined)
  Object.defineProperty(navigator, 'keyboard', { value: { lock: taken, unlock: () => undefined }, configurable: true })
  const permission = vi.spyOn(navigator.permissions, 'query')
  const touchAnew = async () => {
    act(() => fill(null))
    await act(async () => place.click())
  }
  await show()
  permission.mockResolvedValue({ state: 'prompt' } as PermissionStatus)
  await touchAnew()
  expect(taken).not.toHaveBeenCalled()
  permission.mockResolvedValue({ state: 'granted' } as PermissionStatus)
  await touchAnew()
  expect(taken).toHaveBeenCalledTimes(1)
  permission.mockRejectedValue(new TypeError('no such permission'))
  await touchAnew()
  expect(taken).toHaveBeenCalledTimes(2)
  permission.mockResolvedValue({ state: 'prompt' } as PermissionStatus)
  await act(async () => lock.leave())
  await act(async () => lock.hold())
  expect(taken).toHaveBeenCalledTimes(3)
  permission.mockRestore()
  Reflect.deleteProperty(navigator, 'keyboard')
})
