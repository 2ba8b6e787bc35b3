import { useEffect } from 'react'
import type { Language } from '../../sync/words/language.ts'
import type { VoiceFile } from './texts/voice-file.ts'

/** Nothing of it belongs to the first seconds, in which everything else is read. */
const BEGIN_MS = 3_000
const RETRY_MS = 60_000

const ignore = (): void => undefined

/** Fetches what is spoken, once for good, behind everything else: a part of the app and up to a megabyte for each language. Give it the same files and the same function. */
export function useKeptRecordings(
  files: readonly VoiceFile[],
  languages: readonly Language[],
  onKept: (language: Language) => void = ignore,
): void {
  const wanted = languages.join()
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const missing = new Set(wanted === '' ? [] : (wanted.split(',') as Language[]))
    const later = (ms: number): void => {
      if (!isOver) timer = setTimeout(() => void keep().catch(() => later(RETRY_MS)), ms)
    }
    const keep = async (): Promise<void> => {
      const { keepRecordings } = await import('./keep-recordings.ts')
      for (const language of missing) {
        if (isOver) return
        await keepRecordings(files, [language])
        missing.delete(language)
        onKept(language)
      }
    }
    if (missing.size > 0) later(BEGIN_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [files, wanted, onKept])
}
