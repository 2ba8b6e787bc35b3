import { createRoute, z } from '@hono/zod-openapi'
import { branchId } from '../../sync/ids.ts'
import { type WaitAccuracy, waitAccuracy } from '../../sync/reports/wait-accuracy.ts'
import { dayLabel } from '../../sync/wire/instant.ts'
import { createAskForReport } from '../auth/ask-for-report.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'

/** How good the waits were that customers of a branch were told, for its managers [WT18]. */
export function accuracyRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForReport(pools.api, identity)
  const read = createRoute({
    ...personRoute(identity.tokens, 'waits'),
    method: 'get',
    path: '/api/branches/{branch_id}/waits/accuracy',
    summary: 'The waits that were told beside those that came, over some days in the line',
    request: { params: z.object({ branch_id: branchId }), query: z.object({ from: dayLabel, to: dayLabel }) },
    responses: {
      200: jsonAnswer('Of all, by service, class, hour and channel', waitAccuracy),
      ...personRefusals('not_found', 'retry_later'),
    },
  })
  app.openapi(read, async (c) => {
    const { from, to } = c.req.valid('query')
    const args = [c.req.valid('param').branch_id, from, to]
    const call = { name: 'wait_accuracy', action: 'read_accuracy', args }
    return c.json(await ask<WaitAccuracy>(c, call), 200, noStore)
  })
}
