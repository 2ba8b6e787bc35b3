import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RunConfig } from '../config/config-type.ts'
import { isLoopback } from '../config/is-loopback.ts'
import type { Pools } from '../database/pools.ts'
import type { App, AppEnv } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { demoShell } from './demo-shell.ts'
import { createDevToken } from './dev-tokens.ts'

type DemoDeps = { readonly config: Pick<RunConfig, 'isDemo' | 'appSecret'>; readonly pools: Pick<Pools, 'api'> }

const names = z.object({ ar: z.string(), fr: z.string(), en: z.string() })
const sessions = z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() }))
const device = z.object({ id: z.uuid(), kind: z.string(), name: z.string(), sessions })
const branch = z.object({
  id: z.uuid(),
  slug: z.string(),
  names,
  config_version: z.int(),
  today: z.iso.date(),
  services: z.array(z.object({ id: z.uuid(), prefix: z.string(), names })),
  classes: z.array(z.object({ id: z.uuid(), code: z.string(), names })),
  counters: z.array(z.object({ id: z.uuid(), label: z.string(), state: z.string() })),
  devices: z.array(device),
})
const bank = z.object({ id: z.uuid(), slug: z.string(), names, branches: z.array(branch) })
const ready = device.extend({ token: z.string(), session_id: z.uuid().nullable() })
const readyBank = bank.extend({ branches: z.array(branch.extend({ devices: z.array(ready) })) })
const demo = z.object({ banks: z.array(readyBank) }).openapi('Demo')

const route = createRoute({
  method: 'get',
  path: '/api/demo',
  summary: 'The demo’s banks, branches and devices, each device with a token ready to use',
  tags: ['demo'],
  responses: {
    200: {
      description: 'Only in demo mode and only to this machine',
      content: { 'application/json': { schema: demo } },
    },
    ...errorResponses('demo_only'),
  },
})

const shellRoute = createRoute({
  method: 'get',
  path: '/api/demo/shell',
  summary: 'The first branch as variables of a shell',
  tags: ['demo'],
  responses: {
    200: { description: 'Lines to be sourced', content: { 'text/plain': { schema: z.string() } } },
    ...errorResponses('demo_only', 'not_found'),
  },
})

/**
 * There is no such route outside demo mode. Inside it, who asks must sit at this machine: by the socket, and by the name
 * that was asked for, else any page in a browser here could have its own name point to this address.
 */
export function demoFeature(app: App, { config, pools }: DemoDeps): void {
  if (!config.isDemo) return
  const noStore = { 'cache-control': 'no-store' }

  async function readBanks(): Promise<z.output<typeof readyBank>[]> {
    const { rows } = await pools.api.query<{ banks: unknown }>('select app.demo_overview() as banks')
    return z
      .array(bank)
      .parse(rows[0]?.banks)
      .map((each) => withTokens(config.appSecret, each))
  }

  app.openapi(route, async (c) => {
    requireLoopback(c)
    return c.json({ banks: await readBanks() }, 200, noStore)
  })

  app.openapi(shellRoute, async (c) => {
    requireLoopback(c)
    const [first] = (await readBanks()).flatMap((each) => each.branches)
    if (first === undefined) throw new HttpError('not_found', 404)
    return c.text(demoShell(first), 200, noStore)
  })
}

function requireLoopback(c: Context<AppEnv>): void {
  const address = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '')
  const host = new URL(c.req.url).hostname
  if (address === undefined || !isLoopback(address) || !isLoopback(host)) throw new HttpError('demo_only', 403)
}

function withTokens(appSecret: string, { branches, ...rest }: z.output<typeof bank>): z.output<typeof readyBank> {
  return {
    ...rest,
    branches: branches.map((each) => ({
      ...each,
      devices: each.devices.map((one) => {
        const session_id = one.sessions[0]?.id ?? null
        const claims = { tenant_id: rest.id, branch_id: each.id, device_id: one.id, session_id }
        return { ...one, session_id, token: createDevToken(appSecret, claims) }
      }),
    })),
  }
}
