import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { allVoiceFiles, piecesOf } from '../voice/texts/pieces.ts'
import { fingerprintOf } from './voice/fingerprint.ts'
import { type Joined, joinPieces } from './voice/join-pieces.ts'
import { trimAndLevel } from './voice/level.ts'
import { speak } from './voice/speak.ts'
import { writeWave } from './voice/wave.ts'

/**
 * Records the voice anew, `npm run voice:make`: every piece spoken by espeak-ng, trimmed, levelled, and all of a language in
 * one file with a list of where each begins. Needed: espeak-ng and lame. The files are committed; this runs when a text
 * changed, and a test says so.
 */
const FOLDER = resolve(import.meta.dirname, '../voice/files')
const RATE = 22_050
/** Speech has little above 8 kHz, and three megabytes are all that there is for three languages. */
const ENCODING = ['--resample', '16', '-m', 'm', '-b', '24', '-q', '0', '--noreplaygain', '--quiet']

const place = mkdtempSync(join(tmpdir(), 'voice-'))
let total = 0
for (const { file, language } of allVoiceFiles) {
  const pieces = piecesOf(file, language)
  const sounds = pieces.map((piece) => ({ name: piece.name, samples: trimAndLevel(speak(piece, file), RATE) }))
  const joined = joinPieces(sounds, RATE)
  const path = join(FOLDER, `${file}-${language}`)
  const wave = join(place, 'voice.wav')
  writeFileSync(wave, writeWave(joined.samples, RATE))
  execFileSync('lame', [...ENCODING, wave, `${path}.mp3`])
  writeFileSync(`${path}.json`, listOf(fingerprintOf(pieces), joined))
  const { size } = statSync(`${path}.mp3`)
  total += size
  console.log(
    `${file} ${language}: ${pieces.length} pieces, ${Math.round(joined.samples.length / RATE)} s, ${size} bytes`,
  )
}
rmSync(place, { recursive: true })
console.log(`together ${total} bytes`)

/** One line a piece, so that a change shows what it changed. */
function listOf(madeOf: string, { markMs, places }: Joined): string {
  const lines = [...places].map(([name, [start, length]]) => `    ${JSON.stringify(name)}: [${start}, ${length}]`)
  return `{\n  "made_of": "${madeOf}",\n  "mark_ms": ${markMs},\n  "places": {\n${lines.join(',\n')}\n  }\n}\n`
}
