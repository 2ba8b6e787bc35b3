import { createRoute, z } from '@hono/zod-openapi'
import { branchId, deviceId } from '../../sync/ids.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import type { DeviceFeatureDeps } from './device-feature.ts'

const time = z.string().nullable()

const writer = z.object({
  id: z.uuid(),
  letter: z.string().nullable(),
  last_seq: z.int(),
  last_contact_at: time,
  is_forked: z.boolean(),
})
const device = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  status: z.enum(['active', 'revoked', 'retired']),
  end_reason: z.string().nullable(),
  enrolled_at: time,
  ended_at: time,
  replaces: z.uuid().nullable(),
  has_key: z.boolean(),
  last_contact_at: time,
  writers: z.array(writer),
})
const openCode = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  device_id: z.uuid().nullable(),
  created_at: z.string(),
  expires_at: z.string(),
  tries: z.int(),
})
const fleet = z.object({ devices: z.array(device), codes: z.array(openCode) }).openapi('Devices')

/** A word and not a text: it stands in the audit, which holds no names. */
const revocation = z.strictObject({ reason: z.enum(['lost', 'stolen', 'broken', 'other']).exactOptional() })

/** The devices of a branch, as those see them who answer for it. */
export function fleetRoutes(app: App, { pools, identity }: DeviceFeatureDeps): void {
  const askForPerson = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'devices')

  const list = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches/{branch_id}/devices',
    summary: 'The devices of a branch and the enrolment codes that are open',
    request: { params: z.object({ branch_id: branchId }) },
    responses: {
      200: jsonAnswer('Without keys and codes', fleet),
      ...personRefusals('not_found'),
    },
  })
  app.openapi(list, async (c) => {
    const call = { name: 'list_devices', action: 'read_devices', args: [c.req.valid('param').branch_id] }
    return c.json(await askForPerson<z.output<typeof fleet>>(c, call), 200, noStore)
  })

  const revoke = createRoute({
    ...person,
    method: 'post',
    path: '/api/branches/{branch_id}/devices/{device_id}/revoke',
    summary: 'Takes a device out of service; what it still sends goes to quarantine',
    request: {
      params: z.object({ branch_id: branchId, device_id: deviceId }),
      ...jsonBody(revocation),
    },
    responses: {
      204: { description: 'It may push into quarantine, and nothing else' },
      ...personRefusals('not_found', 'wrong_state', 'already_done'),
    },
  })
  app.openapi(revoke, async (c) => {
    const { branch_id, device_id } = c.req.valid('param')
    const args = [branch_id, device_id, c.req.valid('json').reason ?? null]
    await askForPerson(c, { name: 'revoke_device', action: 'revoke_device', args })
    return c.body(null, 204, noStore)
  })
}
