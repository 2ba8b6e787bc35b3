import type { PrinterFault, PrinterIdentity, PrinterState } from '../port/printer-state.ts'
import type { Link } from './create-link.ts'

/** What the adapter holds at a moment. */
export type Holding = {
  readonly hasUsb: boolean
  readonly isPaired: boolean
  readonly isPrinting: boolean
  readonly link: Link | undefined
  /** Told while it is being opened: `busy`, since what is asked for now is printed as soon as it is open; `silent` if it was. */
  readonly opening: { readonly kind: 'busy' | 'silent'; readonly printer: PrinterIdentity } | undefined
  readonly refusal: { readonly fault: PrinterFault; readonly printer: PrinterIdentity } | undefined
}

/** [PO2] One state at a time, from what is held. */
export function stateOf({ hasUsb, isPaired, isPrinting, link, opening, refusal }: Holding): PrinterState {
  if (!hasUsb) return { kind: 'not_supported' }
  if (opening !== undefined) return opening
  if (link === undefined) {
    if (refusal !== undefined) return { kind: 'error', ...refusal }
    return { kind: isPaired ? 'disconnected' : 'not_paired' }
  }
  const printer = link.identity
  if (isPrinting) return { kind: 'busy', printer }
  if (link.isSilent()) return { kind: 'silent', printer }
  const condition = link.condition()
  if (condition === undefined) return { kind: 'ready', printer, canTell: false }
  if (condition.kind === 'error') return { kind: 'error', fault: condition.fault, printer }
  if (condition.kind === 'ready' || condition.kind === 'paper_low')
    return { kind: condition.kind, printer, canTell: true }
  return { kind: condition.kind, printer }
}
