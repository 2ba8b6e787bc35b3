import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { setPageLanguage } from '../../../words/page-language.ts'
import { createFakeCamera, type FakeCamera } from './a-camera.ts'
import { CameraDialog } from './camera-dialog.tsx'

const page = placeWithDevice()
let camera: FakeCamera
const wished: unknown[] = []
const asks = (answer: () => Promise<MediaStream>) =>
  vi.stubGlobal('navigator', {
    ...{ languages: ['en'], userAgent: navigator.userAgent, platform: navigator.platform },
    mediaDevices: {
      getUserMedia: (constraints: unknown) => {
        wished.push(constraints)
        return answer()
      },
    },
  })
class Detector {
  static seen: string[] = []
  static getSupportedFormats = async () => ['qr_code']
  detect = async () => Detector.seen.map((rawValue) => ({ rawValue }))
}
const shown = (): string => document.body.textContent ?? ''
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
/** What React was told meanwhile is painted when `act` ends. */
const eventually = (check: () => void) =>
  vi.waitFor(async () => {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    check()
  })
const isShown = (text: string) => eventually(() => expect(shown()).toContain(text))

beforeEach(() => {
  setPageLanguage('en')
  camera = createFakeCamera()
  Detector.seen = []
  vi.stubGlobal('BarcodeDetector', Detector)
})
afterEach(() => {
  camera.close()
  vi.unstubAllGlobals()
})

test('a code that the camera sees is told, and the camera let go', async () => {
  asks(async () => camera.stream)
  const codes: string[] = []
  page.show(<CameraDialog onCode={(text) => codes.push(text)} onClose={() => undefined} />)
  await isShown('Hold the square code')
  expect(wished.at(-1)).toMatchObject({ video: { facingMode: 'environment' }, audio: false })
  Detector.seen = ['https://bank.example/t/x#y']
  await eventually(() => expect(codes).toEqual(Detector.seen))
  page.show(null)
  expect(camera.stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended'])
})

test.each([
  ['NotAllowedError', 'may not use the camera'],
  ['NotFoundError', 'has no camera'],
  ['NotReadableError', 'Another program'],
])('a camera that answers %s is told in words, and asked again when the person says so', async (name, words) => {
  let answer: () => Promise<MediaStream> = () => Promise.reject(new DOMException('no', name))
  asks(() => answer())
  page.show(<CameraDialog onCode={() => undefined} onClose={() => undefined} />)
  await isShown(words)
  expect(document.querySelector('video')?.checkVisibility()).toBe(false)
  answer = async () => camera.stream
  act(() => button('Try again')?.click())
  await isShown('Hold the square code')
})

test('where the browser hides cameras from pages without TLS that is said, and trying again is not offered', async () => {
  vi.stubGlobal('navigator', { languages: ['en'], userAgent: navigator.userAgent, platform: navigator.platform })
  page.show(<CameraDialog onCode={() => undefined} onClose={() => undefined} />)
  await isShown('secure address')
  expect(button('Try again')).toBeUndefined()
})

test('a light is offered where the camera has one', async () => {
  const [track] = camera.stream.getVideoTracks()
  const applied: unknown[] = []
  Object.assign(track as object, {
    getCapabilities: () => ({ torch: true }),
    applyConstraints: async (constraints: unknown) => void applied.push(constraints),
  })
  asks(async () => camera.stream)
  page.show(<CameraDialog onCode={() => undefined} onClose={() => undefined} />)
  await isShown('Light on')
  act(() => button('Light on')?.click())
  await isShown('Light off')
  expect(applied).toEqual([{ advanced: [{ torch: true }] }])
})
