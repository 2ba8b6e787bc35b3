import { parentPort } from 'node:worker_threads'
import type { TicketDocument } from '../../printer/document/ticket-document.ts'
import { ticketPdf } from '../../printer/pdf/ticket-pdf.ts'

/*
 * The thread in which pages are made: tens of milliseconds of computing each, which nobody else's request waits for. What
 * it throws ends it, and the next page begins another.
 */
parentPort?.on('message', (ticket: TicketDocument) => parentPort?.postMessage(ticketPdf(ticket)))
