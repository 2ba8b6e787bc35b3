/** The tone before everything is twice as loud, and what an encoder smears before it is not half so. */
const HEARD = 0.3
const LOOKED_S = 0.5
/** No encoder delays more. */
const SHIFT_S_MAX = 0.2

/**
 * By how much a decoder has moved a recording. Some leave the encoder's delay in front of it, about 70 ms, others cut it away: the
 * tone at its beginning tells which [VA10].
 */
export function findShiftS(samples: Float32Array, rate: number, markMs: number): number {
  const found = samples.subarray(0, Math.round(LOOKED_S * rate)).findIndex((sample) => Math.abs(sample) > HEARD)
  const shiftS = found / rate - markMs / 1_000
  return found < 0 || Math.abs(shiftS) > SHIFT_S_MAX ? 0 : shiftS
}
