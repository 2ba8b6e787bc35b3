import { useLayoutEffect, useState } from 'react'
import type { PaperNews } from '../../../device/printing/watch-paper.ts'
import { usePrinting } from './paper-context.tsx'
import { type PaperOnScreen, paperOnScreen } from './paper-on-screen.ts'
import { usePrinter } from './use-printer.ts'

/** What is known of a ticket's paper, as it becomes known. */
export function usePaper(ticketId: string): PaperOnScreen {
  const paper = usePrinting()?.paper
  const status = usePrinter()
  const [news, setNews] = useState<PaperNews>()
  useLayoutEffect(() => {
    setNews(undefined)
    return paper?.watch(ticketId, setNews)
  }, [paper, ticketId])
  return paperOnScreen(news, status)
}
