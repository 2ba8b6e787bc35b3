import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach } from 'vitest'
import { DeviceContext } from './device-context.ts'
import { createFakeDevice, type FakeDevice } from './fake-device.ts'

type PlaceWithDevice = {
  readonly place: HTMLElement
  readonly device: FakeDevice
  show(child: ReactNode): void
}

/** For each test of a file a fresh place in the page, and a device without anything behind it around what is shown there. */
export function placeWithDevice(): PlaceWithDevice {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  let device: FakeDevice
  let root: Root
  let place: HTMLElement
  beforeEach(() => {
    device = createFakeDevice()
    place = document.createElement('div')
    document.body.append(place)
    root = createRoot(place)
  })
  afterEach(() => {
    act(() => root.unmount())
    place.remove()
  })
  return {
    get place() {
      return place
    },
    get device() {
      return device
    },
    show: (child) => act(() => root.render(<DeviceContext value={device}>{child}</DeviceContext>)),
  }
}
