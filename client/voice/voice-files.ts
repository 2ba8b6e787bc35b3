import type { Language } from '../../sync/words/language.ts'
import callsAr from './files/calls-ar.mp3?url'
import callsEn from './files/calls-en.mp3?url'
import callsFr from './files/calls-fr.mp3?url'
import kioskAr from './files/kiosk-ar.mp3?url'
import kioskEn from './files/kiosk-en.mp3?url'
import kioskFr from './files/kiosk-fr.mp3?url'
import type { VoiceFile } from './texts/voice-file.ts'

type File = { readonly url: string; readIndex(): Promise<{ readonly default: unknown }> }

/** Each recording, and the list of its pieces, which is read with it. */
export const recordings: Readonly<Record<VoiceFile, Readonly<Record<Language, File>>>> = {
  calls: {
    ar: { url: callsAr, readIndex: () => import('./files/calls-ar.json') },
    fr: { url: callsFr, readIndex: () => import('./files/calls-fr.json') },
    en: { url: callsEn, readIndex: () => import('./files/calls-en.json') },
  },
  kiosk: {
    ar: { url: kioskAr, readIndex: () => import('./files/kiosk-ar.json') },
    fr: { url: kioskFr, readIndex: () => import('./files/kiosk-fr.json') },
    en: { url: kioskEn, readIndex: () => import('./files/kiosk-en.json') },
  },
}
