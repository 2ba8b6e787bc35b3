import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../client/build/voice/fingerprint.ts'
import { spelledFor } from '../../client/build/voice/spelling.ts'
import { arabicSentences } from '../../client/voice/texts/arabic-sentences.ts'
import { kioskPhrases } from '../../client/voice/texts/kiosk-phrases.ts'
import { kioskSentences } from '../../client/voice/texts/kiosk-sentences.ts'
import { allVoiceFiles, piecesOf } from '../../client/voice/texts/pieces.ts'
import { parseVoiceIndex } from '../../client/voice/voice-index.ts'
import { callFragments } from '../../sync/voice/call-fragments.ts'
import { languages } from '../../sync/words/language.ts'

const FOLDER = resolve(import.meta.dirname, '../../client/voice/files')
const BYTES_MAX = 3_000_000

const indexOf = (name: string) => parseVoiceIndex(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')))

test.each(allVoiceFiles)(
  '[VA12] $file in $language is the recording of today’s texts: else `npm run voice:make`',
  ({ file, language }) => {
    const pieces = piecesOf(file, language)
    const { made_of, places } = indexOf(`${file}-${language}`)
    expect(made_of).toBe(fingerprintOf(pieces))
    expect(Object.keys(places).sort()).toEqual(pieces.map(({ name }) => name).sort())
  },
)

test.each(languages)('[VA12] whatever call can be said in %s has all its pieces', (language) => {
  const { places } = indexOf(`calls-${language}`)
  const numbers = Array.from({ length: 1_200 }, (_, n) => `${'ABCXYZ'[n % 6]}-${String(n).padStart(3, '0')}`)
  for (const number of [...numbers, 'VIP-XY007', 'A-048/2', 'B-123456']) {
    for (const counter of [1, 20, 21, 99, 100, '3B', 'C4', 'Caisse'])
      for (const part of callFragments(language, number, counter) ?? ['none'])
        if (typeof part === 'string' && places[part] === undefined) expect.fail(`${number} ${counter}: ${part}`)
  }
})

test('[VA12] all recordings together stay below three megabytes, and nothing else lies beside them', () => {
  const files = readdirSync(FOLDER)
  expect(files.sort()).toEqual(
    allVoiceFiles.flatMap(({ file, language }) => [`${file}-${language}.json`, `${file}-${language}.mp3`]).sort(),
  )
  const recordings = files.filter((name) => name.endsWith('.mp3'))
  const bytes = recordings.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0)
  console.log('bytes of all recordings', bytes)
  expect(bytes).toBeLessThanOrEqual(BYTES_MAX)
})

test('[VA12] no piece lies over another, and none is too short or too long to be one', () => {
  for (const { file, language } of allVoiceFiles) {
    const places = Object.entries(indexOf(`${file}-${language}`).places).sort((one, other) => one[1][0] - other[1][0])
    let end = 0
    for (const [name, [start, length]] of places) {
      const isRight = start > end && length >= 100 && length <= 9_000
      expect([file, language, name, start, length, isRight]).toEqual([file, language, name, start, length, true])
      end = start + length
    }
  }
})

/** Letters alone, with numbers in digits as the screen has them. */
const letters = (text: string): string =>
  text
    .replaceAll(/[\u064b-\u0652]/g, '')
    .replaceAll(/[\s.،؟:…,]+$/g, '')
    .replace('أربعة إلى اثني عشر', '4 إلى 12')

test('[VA13] the vowelled sentences have the letters that stand on the screen, and every sentence has its vowels', () => {
  const own = kioskPhrases.ar
  const sentences = [...kioskSentences('ar')].filter(([name]) => !(name in own))
  expect(Object.keys(arabicSentences).sort()).toEqual(sentences.map(([name]) => name).sort())
  for (const [name, text] of sentences)
    expect([name, letters(arabicSentences[name] ?? '')]).toEqual([name, letters(text)])
})

test('[VA13] what espeak-ng would misread is spelled for it', () => {
  const arabic = (text: string, goesOn = false) => spelledFor({ text, voice: 'ar', goesOn })
  expect(arabic('سِتَّة')).toBe('سِت\u0651َ.')
  expect(arabic('مِئَةٌ وَ', true)).toBe('مِئَةٌ وَ,')
  expect(spelledFor({ text: 'L’écran ?', voice: 'fr', goesOn: false })).toBe("L'écran?")
  for (const language of languages)
    for (const { text, ...piece } of piecesOf('kiosk', language))
      expect([text, /[{}]/.test(spelledFor({ text, ...piece }))]).toEqual([text, false])
})
