import type { TicketDocument } from '../../printer/document/ticket-document.ts'
import { type AskThread, createThread } from '../threads/create-thread.ts'
import { PRINT_LIMITS } from './print-limits.ts'

export type MakePdf = AskThread<TicketDocument, Uint8Array<ArrayBuffer>>

/** Pages, made in a thread of their own; while the server stops, those of requests that run still are. */
export function createPdfMaker(stopping: AbortSignal): MakePdf {
  return createThread({
    ...{ door: new URL('./pdf-thread.mjs', import.meta.url), of: 'pages', stopping },
    ...{ heapMbMax: PRINT_LIMITS.heapMbMax, workMsMax: PRINT_LIMITS.pageMsMax, waitingMax: PRINT_LIMITS.atOnceMax },
  })
}
