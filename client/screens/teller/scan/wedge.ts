import { meantByStrokes, type Stroke } from '../../../app/scanner/meant-by-strokes.ts'

/**
 * A scanner that types. It is told from a person by its pace and by the beginning of what all our codes hold, an address:
 *
 *   idle ──stroke──▶ gathering ──"http" in some layout──▶ scanning ──Enter, Tab or silence──▶ scanned
 *     ▲                  │ a gap, or Enter before that
 *     └──────────────────┘
 *
 * What is gathered goes on to wherever it was typed, a PIN or a number; what is scanned goes nowhere else.
 */
export type Wedge = { readonly strokes: readonly Stroke[]; readonly isScanning: boolean }
export type WedgeStep = {
  readonly wedge: Wedge
  /** `pass`: a person's. `swallow`: the scanner's. `began`: so were the strokes before it. */
  readonly verdict: 'pass' | 'swallow' | 'began' | 'scanned' | 'garbled'
  readonly text?: string
}

/** Nobody types twenty keys in a second; scanners on a slow radio pause for some tens of milliseconds. */
export const GAP_MS_MAX = 50
const BEGINNING = 'http'
const STROKES_MAX = 2_048
/** So fast for so long is a scanner, though in a layout that we do not know. */
const GARBLED_STROKES_MIN = 24

export const idleWedge: Wedge = { strokes: [], isScanning: false }

export function stepWedge({ strokes, isScanning }: Wedge, stroke: Stroke): WedgeStep {
  const last = strokes.at(-1)
  const isFast = last !== undefined && stroke.at - last.at <= GAP_MS_MAX
  const isEnd = stroke.key === 'Enter' || (stroke.key === 'Tab' && isScanning)
  if (isEnd && isFast && isScanning) return endWedge({ strokes, isScanning })
  if (isEnd && isFast && strokes.length >= GARBLED_STROKES_MIN) return { wedge: idleWedge, verdict: 'garbled' }
  if (isEnd) return { wedge: idleWedge, verdict: 'pass' }
  const gathered = isFast ? [...strokes, stroke] : [stroke]
  if (gathered.length > STROKES_MAX) return { wedge: idleWedge, verdict: 'swallow' }
  if (isFast && isScanning) return { wedge: { strokes: gathered, isScanning }, verdict: 'swallow' }
  const began = gathered.length === BEGINNING.length && meantByStrokes(gathered).includes(BEGINNING)
  return { wedge: { strokes: gathered, isScanning: began }, verdict: began ? 'began' : 'pass' }
}

/** Also by silence: not every scanner is set to end with a key. */
export function endWedge({ strokes, isScanning }: Wedge): WedgeStep {
  const text = isScanning ? meantByStrokes(strokes).find(isAddress) : undefined
  if (text !== undefined) return { wedge: idleWedge, verdict: 'scanned', text }
  return { wedge: idleWedge, verdict: isScanning ? 'garbled' : 'pass' }
}

const isAddress = (text: string): boolean => /^https?:\/\//.test(text)
