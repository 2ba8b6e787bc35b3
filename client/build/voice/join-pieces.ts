type Sound = { readonly name: string; readonly samples: Float32Array }
export type Joined = {
  readonly samples: Float32Array
  readonly markMs: number
  /** By the piece's name: where it begins, and how long it is. */
  readonly places: ReadonlyMap<string, readonly [startMs: number, lengthMs: number]>
}

/** What lies between two pieces, so that neither is smeared into the other. */
const GAP_S = 0.04
/** Before everything a tone that begins at once and that nobody hears: by it a decoder's shift is found (client/voice/find-shift.ts). */
const MARK = { atS: 0.06, lengthS: 0.012, hz: 1_000, loudness: 0.8, gapS: 0.08 }

/** All of a language behind one another, and where each lies. */
export function joinPieces(sounds: readonly Sound[], rate: number): Joined {
  const count = (seconds: number): number => Math.round(seconds * rate)
  const toMs = (samples: number): number => Math.round((samples / rate) * 1_000)
  const head = count(MARK.atS + MARK.lengthS + MARK.gapS)
  const length = sounds.reduce((sum, { samples }) => sum + samples.length + count(GAP_S), head)
  const whole = new Float32Array(length)
  for (let at = 0; at < count(MARK.lengthS); at++)
    whole[count(MARK.atS) + at] = MARK.loudness * Math.cos((2 * Math.PI * MARK.hz * at) / rate)
  const places = new Map<string, readonly [number, number]>()
  let at = head
  for (const { name, samples } of sounds) {
    whole.set(samples, at)
    places.set(name, [toMs(at), toMs(samples.length)])
    at += samples.length + count(GAP_S)
  }
  return { samples: whole, markMs: toMs(count(MARK.atS)), places }
}
