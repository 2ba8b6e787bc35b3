import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aTicket } from '../../../../printer/document/a-ticket.ts'
import { createFakeCamera, type FakeCamera } from './a-camera.ts'
import { openBrowserReader, openCodeReader } from './code-reader.ts'
import { openWasmReader } from './wasm-reader.ts'
import { watchCodes } from './watch-codes.ts'

const golden = import.meta.glob<string>('../../../../printer/raster/golden/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})
const { qr } = aTicket()
/** Until the picture that was there before is surely gone from the stream. */
const SHOWN_MS = 250
const SEEN_MS_MAX = 1_500
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
let camera: FakeCamera
let video: HTMLVideoElement

beforeEach(async () => {
  camera = createFakeCamera(1_280, 1_280)
  video = document.createElement('video')
  video.muted = true
  video.srcObject = camera.stream
  await video.play()
})
afterEach(() => {
  camera.close()
  vi.unstubAllGlobals()
})

async function pictureOf(url: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(url)).blob())
}

test('our own reader reads each golden ticket before a camera, and nothing where there is none', async () => {
  const reader = await openWasmReader()
  expect(await reader.read(video)).toBeUndefined()
  const unread: string[] = []
  for (const [name, url] of Object.entries(golden)) {
    camera.show(await pictureOf(url))
    await sleep(SHOWN_MS)
    const text = await new Promise<string | undefined>((resolve) => {
      const stop = watchCodes(video, reader, resolve)
      void sleep(SEEN_MS_MAX).then(() => {
        stop()
        resolve(undefined)
      })
    })
    // A test print has an address of its own.
    if (name.includes('test') ? !text?.endsWith('/t/test') : text !== qr) unread.push(`${name}: ${text}`)
  }
  expect(Object.keys(golden).length).toBeGreaterThan(10)
  expect(unread).toEqual([])
})

test('what is seen is told once, and what was stopped tells nothing', async () => {
  const told: string[] = []
  const reader = { read: async () => 'a code' }
  const stop = watchCodes(video, reader, (text) => told.push(text))
  stop()
  watchCodes(video, reader, (text) => told.push(text))
  await vi.waitFor(() => expect(told).toEqual(['a code']))
  await sleep(SHOWN_MS)
  expect(told).toEqual(['a code'])
})

test('a look that fails is followed by the next one', async () => {
  let looks = 0
  const read = async () => {
    looks += 1
    if (looks < 3) throw new DOMException('not yet', 'InvalidStateError')
    return 'seen'
  }
  expect(await new Promise((resolve) => watchCodes(video, { read }, resolve))).toBe('seen')
})

class Detector {
  static formats = ['qr_code']
  static getSupportedFormats = async () => Detector.formats
  detect = async () => [{ rawValue: 'by the browser' }]
}

test('the browser’s own reader is taken where it knows such codes, and only there', async () => {
  vi.stubGlobal('BarcodeDetector', undefined)
  expect(await openBrowserReader()).toBeUndefined()
  vi.stubGlobal('BarcodeDetector', Detector)
  expect(await (await openCodeReader()).read(video)).toBe('by the browser')
  Detector.formats = ['ean_13']
  expect(await openBrowserReader()).toBeUndefined()
  Detector.getSupportedFormats = () => Promise.reject(new DOMException('none', 'NotSupportedError'))
  expect(await openBrowserReader()).toBeUndefined()
})
