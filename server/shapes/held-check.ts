import type { HealthCheck } from '../health/run-checks.ts'
import type { Endings } from './endings.ts'
import { askHolder } from './held-source.ts'
import type { Holding } from './hold-engine.ts'
import type { HolderProof } from './holder-proof.ts'
import type { OwnEngine } from './own-engine.ts'

export type HeldCheckOptions = {
  readonly holding: () => Holding
  readonly own: () => Pick<OwnEngine, 'stats'> | undefined
  readonly proof: HolderProof
  readonly endings: Endings
  readonly now?: () => number
}

/** A holder may die and another one follow: balancers are not to take every server away for those seconds. */
const GRACE_MS = 10_000
const PROBE_MS_MAX = 1_500

type Outcome = Awaited<ReturnType<HealthCheck['run']>>

/** Shapes are served: the engine here follows the database, or the server that holds it answers. */
export function createHeldCheck({ now = () => performance.now(), ...options }: HeldCheckOptions): HealthCheck {
  // Until it has been well once there is nothing to be lenient about.
  let wasWell = false
  let illSince: number | undefined
  return {
    name: 'shapes',
    async run() {
      const outcome = await look(options)
      if (outcome === 'ok') {
        wasWell = true
        illSince = undefined
        return 'ok'
      }
      illSince ??= now()
      return wasWell && now() - illSince < GRACE_MS ? 'ok' : outcome
    },
  }
}

async function look({ holding, own, proof, endings }: Omit<HeldCheckOptions, 'now'>): Promise<Outcome> {
  const held = holding()
  if (held.kind === 'nobody') return { fault: 'no server holds the engine' }
  if (held.kind === 'own')
    return own()?.stats().isFollowing ? 'ok' : { fault: 'the engine does not follow the database' }
  try {
    const question = {
      query: new URLSearchParams(),
      method: 'OPTIONS' as const,
      headers: new Headers(),
      signal: AbortSignal.timeout(PROBE_MS_MAX),
    }
    const answer = await askHolder(question, held, proof, endings)
    await answer.body?.cancel()
    return answer.ok ? 'ok' : { fault: `the holder of the engine refuses (${answer.status}); see INTERNAL_URL` }
  } catch {
    return { fault: 'the holder of the engine does not answer; see INTERNAL_URL' }
  }
}
