/** What a printer is spoken to in, as the profiles name it; `star-graphics` takes pictures alone. */
export const printerLanguages = ['esc-pos', 'star-prnt', 'star-line', 'star-graphics'] as const
export type PrinterLanguage = (typeof printerLanguages)[number]

/** Who the printer is: enough to encode for it, to find it again and to name it to a person. */
export type PrinterIdentity = {
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string | null
  readonly name: string
  readonly language: PrinterLanguage
  readonly codepageMapping: string
}

/** What keeps a printer that is there from printing, beyond paper and cover. */
export const printerFaults = [
  /** Another program, or a driver of the system, holds it. */
  'claim_refused',
  /** It has no way in that a printer has. */
  'no_way_in',
  'cutter',
  'overheated',
  /** It says: only switching it off and on helps. */
  'needs_restart',
  /** It says that something is wrong, not what. */
  'unnamed',
] as const
export type PrinterFault = (typeof printerFaults)[number]

/**
 * What a person and the spool need to know, one at a time. A printer that cannot tell about itself is `ready` for as long
 * as it takes what it is sent.
 *
 *   not_supported     not_paired ──pair──▶ ready ⇄ busy
 *   disconnected ──plugged in──▶ ready ⇄ paper_low, paper_out, cover_open, error, silent
 */
export type PrinterState =
  /** This browser, or its policy, has no USB. */
  | { readonly kind: 'not_supported' }
  /** Nobody has chosen a printer yet. */
  | { readonly kind: 'not_paired' }
  /** One was chosen; it is switched off or unplugged. */
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'error'; readonly fault: PrinterFault; readonly printer: PrinterIdentity }
  | { readonly kind: 'ready' | 'paper_low'; readonly printer: PrinterIdentity; readonly canTell: boolean }
  /** `busy`: it prints, or it says that it is off line without saying why. `silent`: it does not answer, or takes nothing. */
  | { readonly kind: 'paper_out' | 'cover_open' | 'busy' | 'silent'; readonly printer: PrinterIdentity }

export const printerStateKinds = [
  'not_supported',
  'not_paired',
  'disconnected',
  'ready',
  'paper_low',
  'paper_out',
  'cover_open',
  'error',
  'busy',
  'silent',
] as const satisfies readonly PrinterState['kind'][]

/** Whether a ticket that is sent now may come out. */
export function canPrint(state: PrinterState): state is Extract<PrinterState, { readonly canTell: boolean }> {
  return state.kind === 'ready' || state.kind === 'paper_low'
}
