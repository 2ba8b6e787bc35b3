import type { Identity } from '../auth/identity.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { webCheckIn } from '../public/web-check-in.ts'
import type { BranchLines } from '../ticket-page/branch-lines.ts'
import type { WaitsThread } from '../waits/create-waits-thread.ts'
import { arrivalRoute } from './arrival-route.ts'
import { joinRoute } from './join-route.ts'
import { createReadJoin } from './read-join.ts'

export type JoinDeps = {
  readonly pools: Pick<Pools, 'api'>
  readonly identity: Pick<Identity, 'box' | 'now'>
  readonly waits: WaitsThread
  readonly lines: Pick<BranchLines, 'touch'>
}

/** Joining a branch from afar: what there is to join, the joining, and the proof of having come. */
export function joinFeature(app: App, deps: JoinDeps): void {
  const readJoin = createReadJoin(deps)
  joinRoute(app, readJoin)
  webCheckIn(app, { ...deps, readJoin })
  arrivalRoute(app, deps)
}
