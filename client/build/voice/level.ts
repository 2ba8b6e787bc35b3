/** Below this there is nothing that a hall would hear. */
const SILENCE = 0.006
const BEFORE_S = 0.008
const BEHIND_S = 0.014
const FADE_S = 0.004
/** Every piece as loud as the others, and none beyond what a decoder may add to its peaks. */
const LOUDNESS = 0.14
const PEAK_MAX = 0.8
const WINDOW_S = 0.02
/** Between two sentences; espeak-ng rests twice as long, which is felt as an end. */
const PAUSE_S_MAX = 0.22

/** Without the silence around it, at the loudness of all, and without a click at its ends. */
export function trimAndLevel(samples: Float32Array, rate: number): Float32Array {
  const first = samples.findIndex((sample) => Math.abs(sample) > SILENCE)
  const last = samples.findLastIndex((sample) => Math.abs(sample) > SILENCE)
  if (first < 0) throw new Error('a piece is silent')
  const before = Math.round(BEFORE_S * rate)
  const sound = shortenPauses(samples.subarray(first, last + 1), Math.round(PAUSE_S_MAX * rate))
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const gain = Math.min(LOUDNESS / loudnessOf(sound, rate), PEAK_MAX / peak)
  const fade = Math.round(FADE_S * rate)
  const piece = new Float32Array(before + sound.length + Math.round(BEHIND_S * rate))
  const fadeAt = (at: number): number => Math.min(1, (at + 1) / fade, (sound.length - at) / fade)
  piece.set(
    sound.map((sample, at) => sample * gain * fadeAt(at)),
    before,
  )
  return piece
}

function shortenPauses(samples: Float32Array, most: number): Float32Array {
  let silent = 0
  return samples.filter((sample) => {
    silent = Math.abs(sample) > SILENCE ? 0 : silent + 1
    return silent <= most
  })
}

/** Of what sounds alone: the pauses of a long sentence would make it louder than a word. */
function loudnessOf(samples: Float32Array, rate: number): number {
  const size = Math.round(WINDOW_S * rate)
  const powers: number[] = []
  for (let at = 0; at + size <= samples.length; at += size) {
    const power = samples.subarray(at, at + size).reduce((sum, sample) => sum + sample * sample, 0) / size
    if (power > SILENCE * SILENCE) powers.push(power)
  }
  return Math.sqrt(powers.reduce((sum, power) => sum + power, 0) / Math.max(1, powers.length))
}
