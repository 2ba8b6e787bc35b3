import { useSyncExternalStore } from 'react'
import { digitsIn } from '../../printer/document/digits.ts'
import type { PaperDigits } from '../../printer/document/ticket-document.ts'
import { pageLanguage } from './page-language.ts'
import { usePageLanguage } from './use-page-language.ts'

let digits: PaperDigits = 'latn'
const listeners = new Set<() => void>()

/** In which digits the tenant writes Arabic. Said by the screens of its customers alone: who works here reads Western ones. */
export function setPageDigits(next: PaperDigits): void {
  if (next === digits) return
  digits = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A number or a sentence of ours as the page writes digits. Names are the tenant's: theirs stay as they are. */
export function useInDigits(): (text: string) => string {
  usePageLanguage()
  const wished = useSyncExternalStore(subscribe, () => digits)
  return digitsIn({ language: pageLanguage(), digits: wished })
}
