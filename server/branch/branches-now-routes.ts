import { createRoute, z } from '@hono/zod-openapi'
import { branchId } from '../../sync/ids.ts'
import { type BranchesNow, type BranchOverview, branchesNow, branchOverview } from '../../sync/reports/branches-now.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'

/** Branches as they are now, for those who answer for them and hold no replica (sync/reports/SPEC.md). */
export function branchesNowRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'branches')

  const all = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches',
    summary: 'One’s own branches in the numbers of now',
    responses: { 200: jsonAnswer('As of server_time', branchesNow), ...personRefusals() },
  })
  app.openapi(all, async (c) => {
    return c.json(await ask<BranchesNow>(c, { name: 'branches_now', action: 'read_now' }), 200, noStore)
  })

  const one = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches/{branch_id}/now',
    summary: 'A branch as it is now: waits, counters, silent devices',
    request: { params: z.object({ branch_id: branchId }) },
    responses: {
      200: jsonAnswer('As of server_time', branchOverview),
      ...personRefusals('not_found'),
    },
  })
  app.openapi(one, async (c) => {
    const call = { name: 'branch_overview', action: 'read_now', args: [c.req.valid('param').branch_id] }
    return c.json(await ask<BranchOverview>(c, call), 200, noStore)
  })
}
