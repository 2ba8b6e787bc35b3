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
  const isColoured = channels >= 3
  // Sample by sample as it is: a picture has millions of them, and a function of each dot's own made this twenty times slower.
  const sample = (at: number): number => (samples[at] ?? 0) * scale
  const values = new Float32Array(width * height)
  for (let dot = 0; dot < values.length; dot++) {
    const at = dot * channels
    const grey = isColoured ? 0.299 * sample(at) + 0.587 * sample(at + 1) + 0.114 * sample(at + 2) : sample(at)
    const alpha = hasAlpha ? sample(at + channels - 1) / WHITE : 1
    values[dot] = grey * alpha + WHITE * (1 - alpha)
  }
  return { values, width, height }
}
