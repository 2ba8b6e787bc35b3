import type { CustomerMatter, GuardMatter } from './matter.ts'

/** First what happened, then what to do; the second is empty where there is nothing to do. */
export type Advice = { readonly happened: string; readonly todo: string }

export type PrinterWords = {
  /** For whoever stands by the kiosk, without training. */
  readonly guard: Readonly<Record<GuardMatter, Advice>>
  /** For the customer, beside the code on the screen. */
  readonly customer: Readonly<Record<CustomerMatter, Advice>>
  readonly staff: {
    /** How many tickets nothing came out of. */
    readonly missing: string
    /** A job that is unknown; {number} is the ticket's. */
    readonly unsettled: Advice
    readonly copyRefused: Readonly<Record<'still_printing' | 'too_many' | 'store', string>>
    readonly actions: Readonly<Record<'paper_changed' | 'copy' | 'test' | 'settle' | 'pair', string>>
    /** On the paper itself, large. */
    readonly copyMark: string
  }
}
