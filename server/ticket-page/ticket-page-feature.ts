import type { Identity } from '../auth/identity.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import type { Logger } from '../log/create-logger.ts'
import { publicTickets } from '../public/public-ticket.ts'
import { pushKeyOf } from '../push/create-push.ts'
import { pushRoute } from '../push/push-route.ts'
import type { BranchLines } from './branch-lines.ts'
import { createTicketAnswers } from './ticket-answers.ts'
import { wishRoute } from './wish-route.ts'

export type TicketPageDeps = {
  readonly pools: Pools
  readonly identity: Pick<Identity, 'box'>
  readonly config: Pick<RunConfig, 'push'>
  readonly log: Logger
  readonly lines: BranchLines
}

/** A customer's page: what it is told, and what may be wished on it. */
export function ticketPageFeature(app: App, { config, pools, identity, log, lines }: TicketPageDeps): void {
  const pool = pools.api
  const pushKey = pushKeyOf(config)
  const onFailure = (err: unknown) => log.warn({ err }, 'a line could not be computed')
  publicTickets(app, createTicketAnswers({ pool, lines, onFailure, pushKey }))
  wishRoute(app, { pool, box: identity.box, lines })
  pushRoute(app, { pool, box: identity.box, isOn: pushKey !== null })
}
