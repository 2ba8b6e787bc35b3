import type { Outcome } from './outcome.ts'
import type { PrinterIdentity, PrinterState } from './printer-state.ts'

export type PrintRequest = {
  readonly bytes: Uint8Array
  /** What the outcome is asked about later; told to the printer where it can repeat it. */
  readonly jobId: string
  /** From its turn on; the outcome is there a moment later at most. */
  readonly limitMs: number
  /** Called when its first byte is handed over: what else there is to do may be done now. Not at all where nothing is sent. */
  onSending?(): void
}

export type PairAnswer =
  | { readonly kind: 'paired'; readonly printer: PrinterIdentity }
  /** The person closed the list, or it was empty. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not_supported' }
  /** Chosen, but it could not be opened: the state says why. */
  | { readonly kind: 'not_opened' }

/**
 * One printer, whatever it hangs on [PO1]–[PO8]. Nothing here rejects: what went wrong is an answer. What every port holds is
 * in `printer-port-contract.ts`.
 */
export type PrinterPort = {
  state(): PrinterState
  /** Hears every change, not the present state; answers the function that ends it. */
  subscribe(listener: (state: PrinterState) => void): () => void
  /** Only inside a person's gesture: the browser asks which printer. */
  pair(): Promise<PairAnswer>
  /** Opens a printer that was granted before, without a gesture; resolves when the state is known. */
  reconnect(): Promise<void>
  /** One after the other, in the order of asking. */
  print(request: PrintRequest): Promise<Outcome>
  /** Lets the printer go: for the end of the page, or so that another program may have it. */
  release(): Promise<void>
}
