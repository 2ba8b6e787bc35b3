import type { Random } from '../../../sync/random/create-random.ts'
import type { Model } from '../model/model.ts'
import type { World } from '../world/world.ts'

/** What one step has to do with; its chance is its own, so that leaving another step out does not change it. */
export type Scene = { readonly world: World; readonly model: Model; readonly random: Random; readonly memory: Memory }

/** What was kept on the way, to be put back later. */
export type Memory = {
  backup: { readonly atStep: number } | undefined
  readonly pictures: Map<string, ReturnType<World['machines'][number]['picture']>>
  readonly bookings: { readonly id: string; readonly code: string }[]
  step: number
}

export type Action = { readonly name: string; readonly weight: number; run(scene: Scene): void | Promise<void> }
