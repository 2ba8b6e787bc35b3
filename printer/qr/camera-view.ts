import { type Bitmap, isBlack } from '../document/bitmap.ts'

/** How badly a ticket was printed, and how badly it is seen. For tests. */
export type Hardship = {
  /** Dots of the head that burn no more, as columns. */
  readonly deadColumns: readonly number[]
  /** Rows that the paper slipped over. */
  readonly lostRows: readonly number[]
  /** 0 to 1: how grey black came out. */
  readonly fading: number
  readonly blurDots: number
  /** Greatest error of a pixel, of 255. */
  readonly noise: number
  readonly turnedDegrees: number
}

export const PLEASANT: Hardship = { deadColumns: [], lostRows: [], fading: 0, blurDots: 0, noise: 0, turnedDegrees: 0 }

const PIXELS_PER_DOT = 2
const MARGIN = 60

type View = { readonly width: number; readonly height: number; readonly greys: Uint8ClampedArray }

/** A phone's picture of the paper, two pixels a dot. `random` gives 0 to 1. */
export function cameraView(paper: Bitmap, hardship: Hardship, random: () => number): View {
  const width = paper.widthDots * PIXELS_PER_DOT + 2 * MARGIN
  const height = paper.heightDots * PIXELS_PER_DOT + 2 * MARGIN
  const greys = new Uint8ClampedArray(width * height)
  const angle = (hardship.turnedDegrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = [x - width / 2, y - height / 2]
      const dotX = (fromX * cos + fromY * sin) / PIXELS_PER_DOT + paper.widthDots / 2
      const dotY = (fromY * cos - fromX * sin) / PIXELS_PER_DOT + paper.heightDots / 2
      const ink = inkAround(paper, dotX, dotY, hardship)
      greys[y * width + x] = 255 - ink * 255 * (1 - hardship.fading) + (random() * 2 - 1) * hardship.noise
    }
  return { width, height, greys }
}

/** Four bytes a pixel, as readers of codes want it. */
export function viewToRgba({ greys }: View): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(greys.length * 4)
  for (const [at, grey] of greys.entries()) rgba.fill(grey, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4)
  return rgba
}

/** The mean of what a blurred lens takes in. */
function inkAround(paper: Bitmap, x: number, y: number, { blurDots, deadColumns, lostRows }: Hardship): number {
  const steps = blurDots === 0 ? [0] : [-blurDots, 0, blurDots]
  let ink = 0
  for (const stepY of steps)
    for (const stepX of steps) {
      const [column, row] = [Math.floor(x + stepX), Math.floor(y + stepY)]
      if (isBlack(paper, column, row) && !deadColumns.includes(column) && !lostRows.includes(row)) ink++
    }
  return ink / steps.length ** 2
}
