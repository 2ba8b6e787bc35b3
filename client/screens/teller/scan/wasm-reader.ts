import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeReader } from './code-reader.ts'

/** Longer than this and the reading takes longer than the picture stays the same. */
const SIDE_PX_MAX = 960

/** ZXing, compiled: from our own server or out of the worker's cache. Rejects where neither has it. */
export async function openWasmReader(): Promise<CodeReader> {
  // Fetched here and not by the library, which would look for it elsewhere when ours does not answer.
  const answer = await fetch(readerUrl)
  if (!answer.ok) throw new TypeError('the reader of codes did not come')
  await prepareZXingModule({ overrides: { wasmBinary: await answer.arrayBuffer() }, fireImmediately: true })
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return {
    async read(video) {
      const { videoWidth: width, videoHeight: height } = video
      if (width === 0 || height === 0 || context === null) return undefined
      const scale = Math.min(1, SIDE_PX_MAX / Math.max(width, height))
      canvas.width = Math.round(width * scale)
      canvas.height = Math.round(height * scale)
      context.drawImage(video, 0, 0, canvas.width, canvas.height)
      const picture = context.getImageData(0, 0, canvas.width, canvas.height)
      const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
      return found?.text || undefined
    },
  }
}

/** So that the worker has it when there is no connection; a browser that reads by itself need not. */
export async function keepWasmReader(): Promise<void> {
  await fetch(readerUrl)
}
