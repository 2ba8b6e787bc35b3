import { z } from 'zod'

/** Beside each recording: where its pieces lie in it. */
const voiceIndex = z.object({
  /** Of all texts that were spoken. */
  made_of: z.string(),
  /** Where the tone lies by which a decoder's shift is found. */
  mark_ms: z.number(),
  /** By the piece's name: where it begins, how long it is, both in milliseconds. */
  places: z.record(z.string(), z.tuple([z.number(), z.number()])),
})
export type VoiceIndex = z.infer<typeof voiceIndex>

export function parseVoiceIndex(read: unknown): VoiceIndex {
  return voiceIndex.parse(read)
}
