import { createRoute, z } from '@hono/zod-openapi'
import { branchId } from '../../sync/ids.ts'
import { type Overtakes, overtakes } from '../../sync/reports/overtakes.ts'
import { dayLabel } from '../../sync/wire/instant.ts'
import { createAskForReport } from '../auth/ask-for-report.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'

/** Who was passed by whom in a branch, and why, for its managers (sync/reports/SPEC.md). */
export function fairnessRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForReport(pools.api, identity)
  const read = createRoute({
    ...personRoute(identity.tokens, 'fairness'),
    method: 'get',
    path: '/api/branches/{branch_id}/overtakes',
    summary: 'Customers who were passed by others that came later, over some days in the line',
    request: { params: z.object({ branch_id: branchId }), query: z.object({ from: dayLabel, to: dayLabel }) },
    responses: {
      200: jsonAnswer('Counts by class and reason, and the pairs to look at first', overtakes),
      ...personRefusals('not_found', 'retry_later'),
    },
  })
  app.openapi(read, async (c) => {
    const { from, to } = c.req.valid('query')
    const args = [c.req.valid('param').branch_id, from, to]
    const call = { name: 'overtakes', action: 'read_fairness', args }
    return c.json(await ask<Overtakes>(c, call), 200, noStore)
  })
}
