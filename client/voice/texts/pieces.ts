import { letters } from '../../../sync/voice/call-fragments.ts'
import { numberFragmentText } from '../../../sync/voice/number-fragment-text.ts'
import { allNumberFragments } from '../../../sync/voice/number-fragments.ts'
import { type Language, languages } from '../../../sync/words/language.ts'
import { arabicSentences } from './arabic-sentences.ts'
import { callTexts, letterVoice } from './call-texts.ts'
import { kioskPhrases } from './kiosk-phrases.ts'
import { kioskSentences } from './kiosk-sentences.ts'
import { type VoiceFile, voiceFiles } from './voice-file.ts'

/** What is recorded under one name: the text, whose voice reads it, and whether the sentence goes on behind it. */
export type Piece = { readonly name: string; readonly text: string; readonly voice: Language; readonly goesOn: boolean }

export function piecesOf(file: VoiceFile, language: Language): Piece[] {
  return file === 'calls' ? callPieces(language) : kioskPieces(language)
}

/** Every file that is made. */
export const allVoiceFiles = voiceFiles.flatMap((file) => languages.map((language) => ({ file, language })))

function callPieces(language: Language): Piece[] {
  const texts = callTexts[language]
  return [
    ...Object.entries(texts).map(([name, text]) => ({ name, text, voice: language, goesOn: !text.endsWith('.') })),
    ...letters.map((name) => ({ name, text: name, voice: letterVoice[language], goesOn: true })),
    ...allNumberFragments().map((name) => ({
      ...{ name, text: numberFragmentText(language, name), voice: language, goesOn: !name.endsWith('.') },
    })),
  ]
}

function kioskPieces(language: Language): Piece[] {
  const said = kioskPhrases[language]
  const texts = {
    ...Object.fromEntries(kioskSentences(language)),
    ...(language === 'ar' && arabicSentences),
    ...said,
  }
  return Object.entries(texts).map(([name, text]) => ({
    ...{ name, text, voice: language, goesOn: name in said && !text.endsWith('.') },
  }))
}
