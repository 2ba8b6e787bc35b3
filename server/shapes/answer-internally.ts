import type { ShapeRequest } from '../gate/shape-source.ts'
import { NOT_THE_HOLDER } from './held-source.ts'
import type { Holding } from './hold-engine.ts'
import { HOLD_HEADER, type HolderProof } from './holder-proof.ts'
import type { OwnEngine } from './own-engine.ts'

export type InternalOptions = {
  readonly holding: () => Holding
  readonly own: () => Pick<OwnEngine, 'answer'> | undefined
  readonly proof: HolderProof
}

const METHODS = new Set<string>(['GET', 'HEAD', 'OPTIONS'])

const isMethod = (method: string): method is ShapeRequest['method'] => METHODS.has(method)

/** Undefined: who asks has not proved to be one of this installation, and learns nothing. */
export function createAnswerInternally({ holding, own, proof }: InternalOptions) {
  return async (request: Request): Promise<Response | undefined> => {
    const { method, headers, signal } = request
    const { search, searchParams: query } = new URL(request.url)
    if (!isMethod(method) || !proof.isProven(headers, { method, search })) return undefined
    const held = holding()
    const engine = own()
    // A proof is for one hold: what was overheard before the engine changed hands opens nothing afterwards.
    if (engine === undefined || held.kind !== 'own' || held.holdId !== headers.get(HOLD_HEADER)) {
      return new Response(null, { status: NOT_THE_HOLDER, headers: { 'cache-control': 'no-store' } })
    }
    return engine.answer({ query, method, headers, signal })
  }
}
