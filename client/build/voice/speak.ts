import { execFileSync } from 'node:child_process'
import type { Language } from '../../../sync/words/language.ts'
import type { Piece } from '../../voice/texts/pieces.ts'
import type { VoiceFile } from '../../voice/texts/voice-file.ts'
import { spelledFor } from './spelling.ts'
import { readWave } from './wave.ts'

/** Words a minute. A hall is loud, and nobody hears it twice. A kiosk says it again whenever it is asked; and all recordings must fit into 3 MB [VA12]. */
const SPEED: Readonly<Record<VoiceFile, Readonly<Record<Language, number>>>> = {
  calls: { ar: 162, fr: 150, en: 155 },
  kiosk: { ar: 170, fr: 157, en: 162 },
}
const VOICE: Readonly<Record<Language, string>> = { ar: 'ar', fr: 'fr', en: 'en-gb' }
const PITCH = 45
const BYTES_MAX = 16_000_000

/** What espeak-ng makes of a piece, at 22,050 samples a second. */
export function speak(piece: Piece, file: VoiceFile): Float32Array {
  const args = ['-v', VOICE[piece.voice], '-s', String(SPEED[file][piece.voice]), '-p', String(PITCH), '-z', '--stdout']
  return readWave(execFileSync('espeak-ng', args, { input: spelledFor(piece), maxBuffer: BYTES_MAX }))
}
