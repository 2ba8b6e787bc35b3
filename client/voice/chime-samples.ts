/** E and C above the middle: a warm falling third. The second begins while the first still sounds. */
const NOTES = [
  { hz: 659.26, atS: 0 },
  { hz: 523.25, atS: 0.32 },
] as const
/** A struck bar's overtones, soft; higher ones die sooner. */
const PARTIALS = [
  { times: 1, share: 1, decayS: 0.55 },
  { times: 2, share: 0.22, decayS: 0.3 },
  { times: 3, share: 0.07, decayS: 0.16 },
] as const
const ATTACK_S = 0.012
const RELEASE_S = 0.05
const LOUDNESS = 0.3
export const CHIME_S = 1.5

/**
 * The chime, computed where it is played: it needs no file, so that it sounds even where nothing can be read or decoded [VA7].
 */
export function chimeSamples(rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(CHIME_S * rate))
  for (const { hz, atS } of NOTES)
    for (let at = Math.round(atS * rate); at < samples.length; at++)
      samples[at] = (samples[at] ?? 0) + noteAt(hz, at / rate - atS) * endAt(at / rate)
  return samples
}

function noteAt(hz: number, s: number): number {
  const attack = Math.min(1, s / ATTACK_S)
  const sum = PARTIALS.reduce(
    (all, { times, share, decayS }) => all + share * Math.exp(-s / decayS) * Math.sin(2 * Math.PI * hz * times * s),
    0,
  )
  return LOUDNESS * attack * sum
}

/** Without a click at the end. */
const endAt = (s: number): number => Math.min(1, (CHIME_S - s) / RELEASE_S)
