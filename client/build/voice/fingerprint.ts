import { createHash } from 'node:crypto'
import type { Piece } from '../../voice/texts/pieces.ts'
import { spelledFor } from './spelling.ts'

/** Of all that was said: when it differs, the recording is of other texts. */
export function fingerprintOf(pieces: readonly Piece[]): string {
  const said = pieces.map((piece) => [piece.name, piece.voice, spelledFor(piece)])
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}
