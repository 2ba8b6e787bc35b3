import { createRoute, z } from '@hono/zod-openapi'
import { writerId } from '../../sync/ids.ts'
import { heartbeatAnswer } from '../../sync/wire/heartbeat.ts'
import type { Authenticate } from '../auth/device-identity.ts'
import { requireDevice } from '../auth/require-device.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { createBranchVersions } from './branch-versions.ts'
import { readStandingWriter } from './writer-state.ts'

export type HeartbeatDeps = { readonly pools: Pools; readonly authenticate: Authenticate }

const query = z.object({ writer: writerId.optional() })

/** What a device asks every few seconds while it is looked at: the ladder on its screen rests on the answer. */
export function heartbeat(app: App, { pools, authenticate }: HeartbeatDeps): void {
  const branchVersions = createBranchVersions(pools.api)
  const route = createRoute({
    method: 'get',
    path: '/api/heartbeat',
    summary: 'Server time, how far the branch has come, and the device’s own writer',
    tags: ['devices'],
    security: [{ device: [] }],
    middleware: [requireDevice(authenticate)] as const,
    request: { query },
    responses: {
      200: { description: 'Where the branch stands', content: { 'application/json': { schema: heartbeatAnswer } } },
      ...errorResponses('malformed', 'unauthenticated', 'device_revoked'),
    },
  })
  app.openapi(route, async (c) => {
    const device = c.var.device
    const { writer } = c.req.valid('query')
    const [version, state] = await Promise.all([branchVersions(device), readStandingWriter(pools.api, device, writer)])
    return c.json({ ...version, writer: state }, 200, { 'cache-control': 'no-store' })
  })
}
