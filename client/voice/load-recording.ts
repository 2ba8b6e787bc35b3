import type { Language } from '../../sync/words/language.ts'
import { findShiftS } from './find-shift.ts'
import type { FindPiece } from './lay-out.ts'
import type { VoiceFile } from './texts/voice-file.ts'
import { recordings } from './voice-files.ts'
import { parseVoiceIndex } from './voice-index.ts'

/** As it was recorded: at a loudspeaker's 48,000 samples a second it would fill three times the memory with nothing more. */
const RATE = 16_000

/** Reads and decodes one recording; rejects where it cannot be had, or this browser cannot read it. */
export async function loadRecording(file: VoiceFile, language: Language): Promise<FindPiece<AudioBuffer>> {
  const { url, readIndex } = recordings[file][language]
  const [response, index] = await Promise.all([fetch(url), readIndex().then((read) => parseVoiceIndex(read.default))])
  if (!response.ok) throw new Error(`the recording ${file} ${language} was answered with ${response.status}`)
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await response.arrayBuffer())
  const shiftS = findShiftS(sound.getChannelData(0), sound.sampleRate, index.mark_ms)
  return (name) => {
    const place = index.places[name]
    return place && { sound, offsetS: Math.max(0, place[0] / 1_000 + shiftS), lengthS: place[1] / 1_000 }
  }
}
