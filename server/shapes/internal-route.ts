import type { App } from '../http/app-env.ts'
import type { Shapes } from './create-shapes.ts'
import { INTERNAL_PATH } from './holder-proof.ts'

export type InternalDeps = {
  /** Absent where no engine is held. */
  readonly answerInternally?: Shapes['answerInternally'] | undefined
}

/** Where the other servers of this installation ask the engine. To everybody else the path does not exist. */
export function internalRoute(app: App, { answerInternally: answer }: InternalDeps): void {
  if (answer === undefined) return
  app.all(INTERNAL_PATH, async (c) => (await answer(c.req.raw)) ?? c.notFound())
}
