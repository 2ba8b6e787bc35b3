import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { type Bitmap, isBlack } from '../../printer/document/bitmap.ts'
import { emulatePrinter } from '../../printer/emulator/emulate-printer.ts'
import type { PrinterProfile } from '../../printer/profiles/printer-profile.ts'
import { profileOf } from '../../printer/profiles/profiles.ts'
import { readRecord } from '../../printer/record/read-record.ts'
import type { SignedRecord } from '../../printer/record/ticket-record.ts'

const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })

/** A piece of paper that lies before a printer. */
export type FoundPaper = {
  readonly bitmap: Bitmap
  /** Cut off; otherwise it hangs out still. */
  readonly isWhole: boolean
  /** As a reader that is not ours reads its code; undefined where there is none, or too little of it. */
  readonly text: string | undefined
  readonly signed: SignedRecord | undefined
}

/** All that came out of a printer that took these bytes, in order. */
export async function readPapers(
  taken: readonly number[] | Uint8Array,
  profileId = 'escpos-80',
): Promise<FoundPaper[]> {
  const { pieces, rest } = emulatePrinter(Uint8Array.from(taken), profileOf(profileId) as PrinterProfile)
  const found: FoundPaper[] = []
  for (const bitmap of pieces) found.push({ bitmap, isWhole: true, ...(await readCode(bitmap)) })
  if (rest.bytes.some((byte) => byte !== 0)) found.push({ bitmap: rest, isWhole: false, ...(await readCode(rest)) })
  return found
}

export async function readCode(bitmap: Bitmap): Promise<Pick<FoundPaper, 'text' | 'signed'>> {
  const [code] = await readBarcodes(pictureOf(bitmap), { formats: ['QRCode'], tryHarder: true })
  const read = code === undefined ? undefined : readRecord(code.text)
  return { text: code?.text, signed: read?.kind === 'read' ? read.signed : undefined }
}

/** White around the paper, as on a table. */
const MARGIN = 24
const WHITE = 255

function pictureOf(paper: Bitmap) {
  const [width, height] = [paper.widthDots + 2 * MARGIN, paper.heightDots + 2 * MARGIN]
  const data = new Uint8ClampedArray(width * height * 4).fill(WHITE)
  for (let y = 0; y < paper.heightDots; y += 1)
    for (let x = 0; x < paper.widthDots; x += 1) {
      const at = ((y + MARGIN) * width + x + MARGIN) * 4
      if (isBlack(paper, x, y)) data.fill(0, at, at + 3)
    }
  return { data, width, height, colorSpace: 'srgb' as const }
}
