import type { Language } from '../../../../../sync/words/language.ts'

const kept = new Set<Language>()
const listeners = new Set<() => void>()

/** In which languages this kiosk's own recordings lie here, so that they are heard with the server dead. */
export const keptRecordings = {
  has: (language: Language): boolean => kept.has(language),
  add(language: Language): void {
    kept.add(language)
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
