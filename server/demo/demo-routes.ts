import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deviceId } from '../../sync/ids.ts'
import type { Identity } from '../auth/identity.ts'
import type { RunConfig } from '../config/config-type.ts'
import { isLoopback } from '../config/is-loopback.ts'
import type { Pools } from '../database/pools.ts'
import type { App, AppEnv } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { newDemoCode } from './demo-code.ts'
import { DEMO_KIOSK_PIN } from './demo-kiosk-pin.ts'
import { demoBanks, readDemoBanks, readDemoBranches } from './demo-overview.ts'
import { DEMO_PASSWORD } from './demo-password.ts'
import { createDemoShell } from './demo-shell.ts'
import { giveDemoPin } from './give-demo-pin.ts'

type DemoDeps = {
  readonly config: Pick<RunConfig, 'isDemo' | 'publicUrl'>
  readonly pools: Pick<Pools, 'api'>
  readonly identity: Identity
}

const demo = z.object({ password: z.string(), kiosk_pin: z.string(), banks: demoBanks }).openapi('Demo')
const code = z.object({ code: z.string(), expires_at: z.string(), url: z.string() }).openapi('DemoEnrolment')

const overview = createRoute({
  method: 'get',
  path: '/api/demo',
  summary: 'The demo’s banks, branches, devices and people, the one password of all of them, and the PIN of the kiosks',
  tags: ['demo'],
  responses: {
    200: jsonAnswer('Only in demo mode and only to this machine', demo),
    ...errorResponses('demo_only'),
  },
})

const enrolment = createRoute({
  method: 'post',
  path: '/api/demo/enrolment',
  summary: 'A one-time code by which a device of the demo enrols itself in the ordinary way',
  description: 'A device that has its key already is replaced, under another id.',
  tags: ['demo'],
  request: jsonBody(z.strictObject({ device_id: deviceId })),
  responses: {
    201: jsonAnswer('Good for an hour, once', code),
    ...errorResponses('malformed', 'demo_only', 'not_found'),
  },
})

const shell = createRoute({
  method: 'get',
  path: '/api/demo/shell',
  summary: 'A branch (the first one, or ?branch=) as variables of a shell, with devices and sessions of its own',
  tags: ['demo'],
  request: { query: z.object({ branch: z.string().max(60).exactOptional() }) },
  responses: {
    200: { description: 'Lines to be sourced', content: { 'text/plain': { schema: z.string() } } },
    ...errorResponses('malformed', 'demo_only', 'not_found'),
  },
})

/**
 * There is no such route outside demo mode. Inside it, who asks must sit at this machine: by the socket, and by the name
 * that was asked for, else any page in a browser here could have its own name point to this address.
 */
export function demoFeature(app: App, { config, pools, identity }: DemoDeps): void {
  if (!config.isDemo) return
  const demoShell = createDemoShell(pools.api, identity)

  app.openapi(overview, async (c) => {
    requireLoopback(c)
    const banks = await readDemoBanks(pools.api)
    return c.json({ password: DEMO_PASSWORD, kiosk_pin: DEMO_KIOSK_PIN, banks }, 200, noStore)
  })

  app.openapi(enrolment, async (c) => {
    requireLoopback(c)
    const { device_id } = c.req.valid('json')
    const branches = await readDemoBranches(pools.api)
    const branch = branches.find(({ devices }) => devices.some(({ id }) => id === device_id))
    const device = branch?.devices.find(({ id }) => id === device_id)
    if (branch === undefined || device === undefined) throw httpErrorOf('not_found')
    const place = { tenantId: branch.tenantId, branchId: branch.id, kind: device.kind, name: device.name }
    await giveDemoPin(pools.api, place)
    const made = await newDemoCode(pools.api, identity.box, place)
    const url = `${config.publicUrl}/enrol#${made.code}`
    return c.json({ code: made.code, expires_at: made.expires_at, url }, 201, noStore)
  })

  app.openapi(shell, async (c) => {
    requireLoopback(c)
    const { branch: slug } = c.req.valid('query')
    const branch = (await readDemoBranches(pools.api)).find((each) => slug === undefined || each.slug === slug)
    if (branch === undefined) throw httpErrorOf('not_found')
    return c.text(await demoShell(branch, identity.originOf(c)), 200, noStore)
  })
}

function requireLoopback(c: Context<AppEnv>): void {
  const address = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '')
  const host = new URL(c.req.url).hostname
  if (address === undefined || !isLoopback(address) || !isLoopback(host)) throw new HttpError('demo_only', 403)
}
