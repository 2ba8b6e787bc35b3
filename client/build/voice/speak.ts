import { execFileSync } from 'node:child_process'
import type { Language } from '../../../sync/words/language.ts'
import type { Piece } from '../../voice/texts/pieces.ts'
import { spelledFor } from './spelling.ts'
import { readWave } from './wave.ts'

/** Words a minute: a hall is loud, and nobody hears it twice. */
const SPEED: Readonly<Record<Language, number>> = { ar: 162, fr: 150, en: 155 }
const VOICE: Readonly<Record<Language, string>> = { ar: 'ar', fr: 'fr', en: 'en-gb' }
const PITCH = 45
const BYTES_MAX = 16_000_000

/** What espeak-ng makes of a piece, at 22,050 samples a second. */
export function speak(piece: Piece): Float32Array {
  const args = ['-v', VOICE[piece.voice], '-s', String(SPEED[piece.voice]), '-p', String(PITCH), '-z', '--stdout']
  return readWave(execFileSync('espeak-ng', args, { input: spelledFor(piece), maxBuffer: BYTES_MAX }))
}
