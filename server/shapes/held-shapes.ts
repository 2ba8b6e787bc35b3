import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import type { SecretBox } from '../auth/secret-box.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { PoolAccess } from '../database/pools.ts'
import type { Logger } from '../log/create-logger.ts'
import { createAnswerInternally } from './answer-internally.ts'
import type { Shapes } from './create-shapes.ts'
import { createEndings } from './endings.ts'
import { createHeldCheck } from './held-check.ts'
import { createHeldSource } from './held-source.ts'
import { type EngineHold, type Holding, holdEngine } from './hold-engine.ts'
import { createHolderProof } from './holder-proof.ts'
import { measureShapes } from './measure-shapes.ts'
import { type OwnEngine, startOwnEngine } from './own-engine.ts'

export type HeldShapesOptions = {
  readonly config: Pick<RunConfig, 'internalUrl'>
  readonly access: PoolAccess
  readonly pool: Pick<pg.Pool, 'query'>
  readonly box: Pick<SecretBox, 'mac'>
  readonly log: Logger
  readonly registry: Registry
}

/** A start waits for its shapes this long, then says so by its readiness instead. */
const OPEN_MS_MAX = 5_000
const OPEN_POLL_MS = 25
const NOBODY: Pick<EngineHold, 'current' | 'look'> = {
  current: { kind: 'nobody' },
  look: async () => ({ kind: 'nobody' }),
}

/** For handles and the salt of caches the machine's own clock will do; the installation's may be set, and stand still. */
const clock = (): number => performance.timeOrigin + performance.now()

/** Shapes of the embedded engine: one of the servers holds it, the others pass questions on. */
export function createHeldShapes({ config, access, pool, box, log, registry }: HeldShapesOptions): Shapes {
  const endings = createEndings()
  const proof = createHolderProof(box)
  let hold: EngineHold | undefined
  let engine: OwnEngine | undefined
  let ending = Promise.resolve()

  const own = (): OwnEngine | undefined => engine
  const holding = (): Holding => hold?.current ?? NOBODY.current
  const onChange = (held: Holding): void => {
    if (endings.isOver) return
    log.info({ holder: held.kind }, 'the holder of the engine changed')
    const former = engine
    engine = held.kind === 'own' ? startOwnEngine({ access, clock, log }) : undefined
    // Its shapes are void: whoever holds the engine next makes new ones, and tells so by 409.
    if (former !== undefined) ending = end(former)
  }
  const end = async (former: OwnEngine): Promise<void> => {
    await ending
    await former.stop().catch((err: unknown) => log.error({ err }, 'the engine did not stop cleanly'))
  }
  const stop = async (): Promise<void> => {
    endings.endAll()
    const former = engine
    engine = undefined
    if (former !== undefined) ending = end(former)
    // First the engine, then the lock: the next holder finds no slot of ours.
    await ending
    await hold?.stop()
  }
  let stopped: Promise<void> | undefined
  const check = createHeldCheck({ holding, own, proof, endings })
  measureShapes(registry, { pool, own })

  return {
    source: createHeldSource({ hold: () => hold ?? NOBODY, own, proof, endings, log }),
    checks: [check],
    answerInternally: createAnswerInternally({ holding, own, proof }),
    async open(ownUrl) {
      if (endings.isOver) return
      hold = holdEngine({ access, address: config.internalUrl ?? ownUrl, log, onChange })
      const giveUpAt = performance.now() + OPEN_MS_MAX
      while (!endings.isOver && (await check.run()) !== 'ok' && performance.now() < giveUpAt) await sleep(OPEN_POLL_MS)
    },
    stop: () => (stopped ??= stop()),
  }
}
