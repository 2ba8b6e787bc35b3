/** What kept a provider from answering as providers do. Words of ours: nothing that it said is in here. */
export type FaultKind = 'unreachable' | 'slow' | 'status' | 'redirect' | 'too_large' | 'not_json' | 'metadata'

/** The provider could not be asked: nothing was learned about who wants to sign in. */
export class ProviderFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind) {
    // Without the cause on purpose: it may quote the provider's answer, and this is logged.
    super(kind)
    this.name = 'ProviderFault'
    this.kind = kind
  }
}

const CAUSES_MAX = 5

/** The library wraps what its calls threw. */
export function providerFaultIn(error: unknown, depth = 0): ProviderFault | null {
  if (error instanceof ProviderFault) return error
  return error instanceof Error && depth < CAUSES_MAX ? providerFaultIn(error.cause, depth + 1) : null
}
