import { type Bitmap, blacken, emptyBitmap } from '../document/bitmap.ts'

/** Greys as scattered dots (Floyd and Steinberg), for pictures alone. `greys` has one value a dot, 0 black to 255 white. */
export function diffuseError(greys: Float32Array, widthDots: number, heightDots: number): Bitmap {
  const bitmap = emptyBitmap(widthDots, heightDots)
  const left = Float32Array.from(greys)
  const push = (x: number, y: number, error: number) => {
    if (x < 0 || x >= widthDots || y >= heightDots) return
    left[y * widthDots + x] = (left[y * widthDots + x] ?? 0) + error
  }
  for (let y = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++) {
      const grey = left[y * widthDots + x] ?? 255
      const isDark = grey < 128
      if (isDark) blacken(bitmap, x, y)
      const error = (grey - (isDark ? 0 : 255)) / 16
      push(x + 1, y, error * 7)
      push(x - 1, y + 1, error * 3)
      push(x, y + 1, error * 5)
      push(x + 1, y + 1, error)
    }
  return bitmap
}
