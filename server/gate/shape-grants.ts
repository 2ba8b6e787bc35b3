import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type pg from 'pg'
import { deviceKinds } from '../../sync/commands/define-command.ts'
import { staffRoles } from '../../sync/permissions/actor.ts'
import { audienceOf } from '../../sync/shapes/audience.ts'
import { type ShapeDefinition, shapeDefinition } from '../../sync/shapes/shape-definition.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { ClientQuery } from './client-query.ts'
import { createDeviceGrants } from './device-grants.ts'
import type { GateEnv } from './gate-env.ts'

const grant = z.object({
  actor: z.enum([...deviceKinds, ...staffRoles]),
  tenant_id: z.uuid(),
  branch_id: z.uuid(),
  first_day: z.iso.date(),
})

/** What the reader of a request may have of a shape, as the database says now; throws its refusal. */
export type GrantShape = (c: Context<GateEnv>, asked: Pick<ClientQuery, 'shape' | 'branch'>) => Promise<ShapeDefinition>

export function createGrantShape(pool: pg.Pool, identity: Pick<Identity, 'originOf'>): GrantShape {
  const askForPerson = createAskForPerson(pool, identity)
  const askForDevice = createDeviceGrants(pool)

  async function ask(c: Context<GateEnv>, shape: string, branch: string): Promise<unknown> {
    const { reader } = c.var
    if (reader.kind === 'person') {
      const request = { env: c.env, req: c.req, var: { requestId: c.var.requestId, person: reader.person } }
      return askForPerson(request, { name: 'shape_of_person', action: `shape:${shape}`, args: [shape, branch] })
    }
    const { tenantId, deviceId } = reader.device
    return askForDevice({ tenantId, deviceId, shape, branch })
  }

  return async (c, { shape, branch }) => {
    const granted = grant.parse(await ask(c, shape, branch))
    const audience = audienceOf(granted.actor)
    if (audience === null) throw httpErrorOf('not_allowed')
    return shapeDefinition(shape, audience, granted)
  }
}
