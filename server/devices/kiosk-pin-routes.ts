import { createRoute, z } from '@hono/zod-openapi'
import { branchId } from '../../sync/ids.ts'
import { pinWeakness, plainPin } from '../../sync/pin/pin-rule.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import { createTurnstile } from '../gate/create-turnstile.ts'
import { takeTurn } from '../gate/take-turn.ts'
import type { App } from '../http/app-env.ts'
import { HttpError } from '../http/http-error.ts'
import { jsonBody, noStore } from '../http/json-parts.ts'
import type { DeviceFeatureDeps } from './device-feature.ts'
import { hashKioskPin } from './hash-kiosk-pin.ts'

/** The bounds are those of pin_digits of a tenant; digits of any script that a keyboard here types. */
const request = z.strictObject({ pin: z.string().regex(/^[0-9٠-٩۰-۹]{4,10}$/u) })

/**
 * Of one session, whoever's it is: the hash comes before the database says whether that person may at all. Ten branches in a
 * row and one every ten seconds is who sets up a bank; more would keep others from setting theirs.
 */
const LIMITS = { requestsPerS: 0.1, requestsBurst: 10, subjectsMax: 20_000 } as const
const OPEN_MAX = 2

/** The staff PIN of a branch's kiosks [KP1]: it goes no further than this process, as a slow hash. */
export function kioskPinRoutes(app: App, { pools, identity }: DeviceFeatureDeps): void {
  const askForPerson = createAskForPerson(pools.api, identity)
  const turnstile = createTurnstile(LIMITS)

  const set = createRoute({
    ...personRoute(identity.tokens, 'devices'),
    method: 'put',
    path: '/api/branches/{branch_id}/kiosk-pin',
    summary: 'Sets the PIN by which staff get behind the kiosks of a branch',
    description: 'Each kiosk learns of it with its next token, ten minutes later at most while it is connected.',
    request: { params: z.object({ branch_id: branchId }), ...jsonBody(request) },
    responses: {
      204: { description: 'Kiosks take it from their next token on' },
      ...personRefusals('not_found', 'too_many_requests', 'retry_later'),
    },
  })
  app.openapi(set, async (c) => {
    const { branch_id } = c.req.valid('param')
    const pin = plainPin(c.req.valid('json').pin)
    const weakness = pinWeakness(pin, pin.length)
    if (weakness !== null) throw new HttpError('malformed', 400, { details: { weakness } })
    const turn = takeTurn(turnstile, c.var.person.sessionId, OPEN_MAX)
    try {
      const { digits, iterations, salt, hash } = await hashKioskPin(branch_id, pin)
      const args = [branch_id, digits, iterations, salt, hash]
      await askForPerson(c, { name: 'set_kiosk_pin', action: 'set_kiosk_pin', args })
    } finally {
      turn.leave()
    }
    return c.body(null, 204, noStore)
  })
}
