import type { SpokenPart } from '../../sync/voice/call-fragments.ts'

/** A piece of a recording that was read. */
export type Place<Sound> = { readonly sound: Sound; readonly offsetS: number; readonly lengthS: number }
/** Which piece begins when, counted from the beginning of the sentence. */
export type Cue<Sound> = Place<Sound> & { readonly atS: number }
export type Timeline<Sound> = { readonly cues: readonly Cue<Sound>[]; readonly lengthS: number }
export type FindPiece<Sound> = (name: string) => Place<Sound> | undefined

/** One piece after the other, none over another [VA9]; undefined where one was never recorded: half a number is worse than none. */
export function layOut<Sound>(parts: readonly SpokenPart[], find: FindPiece<Sound>): Timeline<Sound> | undefined {
  const cues: Cue<Sound>[] = []
  let atS = 0
  for (const part of parts) {
    if (typeof part === 'object') {
      atS += part.pauseMs / 1_000
      continue
    }
    const place = find(part)
    if (place === undefined) return undefined
    cues.push({ ...place, atS })
    atS += place.lengthS
  }
  return { cues, lengthS: atS }
}
