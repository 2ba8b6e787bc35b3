import { type Bitmap, isBlack } from '../document/bitmap.ts'

/**
 * How many dots of one picture have nothing like them within a dot of their place in the other, both ways; undefined for other
 * sizes. Another version of a browser smooths edges differently by a dot, and that is no difference to a reader.
 */
export function differentDots(one: Bitmap, other: Bitmap): number | undefined {
  if (one.widthDots !== other.widthDots || one.heightDots !== other.heightDots) return undefined
  return strayDots(one, other) + strayDots(other, one)
}

function strayDots(one: Bitmap, other: Bitmap): number {
  let stray = 0
  for (let y = 0; y < one.heightDots; y++)
    for (let x = 0; x < one.widthDots; x++) if (isBlack(one, x, y) && !hasNear(other, x, y)) stray++
  return stray
}

function hasNear(bitmap: Bitmap, x: number, y: number): boolean {
  for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) if (isBlack(bitmap, x + dx, y + dy)) return true
  return false
}
