import { useCallback, useSyncExternalStore } from 'react'
import type { Language } from '../../../../../sync/words/language.ts'
import { keptRecordings } from './kept-recordings.ts'
import { findVoice, hearVoices } from './local-voice.ts'

/** Whether anything can be said in a language: by a voice of this machine, or by what was recorded and lies here [KF15]. */
export function useCanSpeak(language: Language): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const forgetVoices = hearVoices(listener)
    const forgetRecordings = keptRecordings.subscribe(listener)
    return () => {
      forgetVoices()
      forgetRecordings()
    }
  }, [])
  return useSyncExternalStore(subscribe, () => findVoice(language) !== undefined || keptRecordings.has(language))
}
