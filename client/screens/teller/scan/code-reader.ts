/** Finds the text of a square code in a picture; undefined: there is none that can be read. */
export type CodeReader = { read(video: HTMLVideoElement): Promise<string | undefined> }

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = (new (options: {
  formats: string[]
}) => Detector) & {
  getSupportedFormats(): Promise<readonly string[]>
}
const FORMAT = 'qr_code'

/** The browser's own where it has one that knows our kind of code (Android, ChromeOS, macOS), else ours. */
export async function openCodeReader(): Promise<CodeReader> {
  return (await openBrowserReader()) ?? (await import('./wasm-reader.ts')).openWasmReader()
}

export async function openBrowserReader(): Promise<CodeReader | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  if (BarcodeDetector === undefined) return undefined
  // Where the system lacks its part of it, the class is there and knows nothing.
  const formats = await BarcodeDetector.getSupportedFormats().catch((): readonly string[] => [])
  if (!formats.includes(FORMAT)) return undefined
  const detector = new BarcodeDetector({ formats: [FORMAT] })
  return { read: async (video) => (await detector.detect(video))[0]?.rawValue }
}
