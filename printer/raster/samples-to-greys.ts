import type { Greys } from './scale-greys.ts'

export type Samples = {
  readonly samples: ArrayLike<number>
  readonly channels: number
  /** What makes the largest sample white. */
  readonly scale: number
}

const WHITE = 255

/** The samples of a picture, one grey or three colours a dot, perhaps with what covers, as greys on white paper: what is transparent is paper. */
export function samplesToGreys({ samples, channels, scale }: Samples, width: number, height: number): Greys {
  const hasAlpha = channels === 2 || channels === 4
  const values = new Float32Array(width * height)
  for (let dot = 0; dot < values.length; dot++) {
    const at = dot * channels
    const of = (channel: number) => (samples[at + channel] ?? 0) * scale
    const grey = channels < 3 ? of(0) : 0.299 * of(0) + 0.587 * of(1) + 0.114 * of(2)
    const alpha = hasAlpha ? of(channels - 1) / WHITE : 1
    values[dot] = grey * alpha + WHITE * (1 - alpha)
  }
  return { values, width, height }
}
