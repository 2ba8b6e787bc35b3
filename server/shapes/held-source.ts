import type { ShapeRequest, ShapeSource } from '../gate/shape-source.ts'
import { atMostEvery } from '../log/at-most-every.ts'
import type { Logger } from '../log/create-logger.ts'
import type { Endings } from './endings.ts'
import { ForwardError, forward } from './forward.ts'
import type { EngineHold, Holding } from './hold-engine.ts'
import { type HolderProof, INTERNAL_PATH } from './holder-proof.ts'
import type { OwnEngine } from './own-engine.ts'
import { unavailable } from './unavailable.ts'

export type HeldSourceOptions = {
  readonly hold: () => Pick<EngineHold, 'current' | 'look'>
  /** The engine of this process, while it holds it. */
  readonly own: () => Pick<OwnEngine, 'answer'> | undefined
  readonly proof: HolderProof
  readonly endings: Endings
  readonly log: Logger
}

/**
 * Whom one asked is not the holder any more; told to those only who prove that they are of this installation. Not 421, which
 * says it best: fetch asks the same server again after that.
 */
export const NOT_THE_HOLDER = 410
const WARN_EVERY_MS = 10_000
/** The holder that was known, then the one that is known now. */
const ATTEMPTS_MAX = 2

/** Shapes of the embedded engine, wherever it is held: here, or at another server, which is asked over the network. */
export function createHeldSource({ hold, own, proof, endings, log }: HeldSourceOptions): ShapeSource {
  const warn = atMostEvery(WARN_EVERY_MS, (fields: object) =>
    log.warn(fields, 'the holder of the engine does not serve'),
  )

  /** Undefined: somebody else may hold it by now. */
  const ask = async (request: ShapeRequest, holding: Holding): Promise<Response | undefined> => {
    if (holding.kind === 'own') return own()?.answer(request)
    if (holding.kind === 'nobody') return undefined
    const answer = await askHolder(request, holding, proof, endings)
    if (answer.status !== NOT_THE_HOLDER) return answer
    await answer.body?.cancel()
    return undefined
  }

  return async (request) => {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX && !endings.isOver; attempt += 1) {
      const holding = attempt === 1 ? hold().current : await hold().look()
      try {
        const answer = await ask(request, holding)
        if (answer !== undefined) return answer
      } catch (error) {
        request.signal.throwIfAborted()
        if (!(error instanceof ForwardError)) throw error
        if (!endings.isOver) warn({ err: error })
        // It took the question and is too slow for it; another question would only add to that.
        if (error.code !== 'unreachable') break
      }
    }
    return unavailable('The source of shapes does not answer')
  }
}

type Other = Extract<Holding, { kind: 'other' }>

export function askHolder(
  { query, method, headers, signal }: ShapeRequest,
  { address, holdId }: Other,
  proof: HolderProof,
  endings: Endings,
): Promise<Response> {
  const url = new URL(INTERNAL_PATH, address)
  url.search = query.toString()
  const own = proof.headersFor({ holdId, method, search: url.search })
  return forward(url, { method, headers, signal }, { endings, headers: own })
}
