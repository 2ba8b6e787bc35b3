import type { App } from '../http/app-env.ts'
import { type JoinDeps, joinFeature } from '../join/join-feature.ts'
import { createBranchLines } from '../ticket-page/branch-lines.ts'
import { lineQuestions } from '../ticket-page/line-questions.ts'
import { type TicketPageDeps, ticketPageFeature } from '../ticket-page/ticket-page-feature.ts'
import { createWaitsThread } from '../waits/create-waits-thread.ts'

type Deps = Omit<TicketPageDeps & JoinDeps, 'lines' | 'waits'> & { readonly stopping: AbortSignal }

/** What people's own phones are told: both pages have their waits out of one thread, and what one does the other knows. */
export function customerPages(app: App, deps: Deps): void {
  const waits = createWaitsThread(deps.stopping)
  const lines = createBranchLines({ ...lineQuestions(deps.pools.api), compute: waits.line })
  ticketPageFeature(app, { ...deps, lines })
  joinFeature(app, { ...deps, waits, lines })
}
