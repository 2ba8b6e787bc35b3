import { useMemo } from 'react'
import type { Language } from '../../../../sync/words/language.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import { readScan } from './check-in/read-code.ts'
import type { AfterScan } from './check-in/use-arrival.ts'
import type { Send } from './use-flow.ts'

/** What is said of a scan that leads to no step. */
export type Scanned = AfterScan | 'code_not_read'

type Acts = {
  touch(): void
  close(): void
  goBack(): void
  startAgain(): void
  speak(language: Language): void
  scan(readings: readonly string[]): void
}

/** What hands, keys and scanners do, as the same functions for as long as the screen stands. */
export function useActs(send: Send, arrive: (token: string) => void, onScanned: (scanned: Scanned) => void): Acts {
  return useMemo(
    () => ({
      touch: () => send({ kind: 'touched' }),
      close: () => send({ kind: 'closed' }),
      goBack: () => send({ kind: 'back' }),
      startAgain: () => send({ kind: 'started_again' }),
      speak(language) {
        setPageLanguage(language)
        send({ kind: 'language_chosen' })
      },
      scan(readings) {
        const read = readScan(readings)
        if (read.kind === 'code') send({ kind: 'code_given', code: read.code })
        else if (read.kind === 'ticket') arrive(read.token)
        else onScanned('code_not_read')
      },
    }),
    [send, arrive, onScanned],
  )
}
