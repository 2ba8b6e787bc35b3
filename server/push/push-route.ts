import { createRoute, z } from '@hono/zod-openapi'
import { language } from '../../sync/words/language.ts'
import type { SecretBox } from '../auth/secret-box.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { holderParams, ticketHolder } from '../public/ticket-holder.ts'
import { isPushEndpoint } from './is-push-endpoint.ts'
import { pushDigest, sealPush, subscriptionKeys } from './sealed-push.ts'

export type PushRouteDeps = {
  readonly pool: Pick<Pools['api'], 'query'>
  readonly box: SecretBox
  /** Without keys of the installation nothing is kept. */
  readonly isOn: boolean
}

const body = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal(true), language, subscription: subscriptionKeys }),
  z.strictObject({ on: z.literal(false), endpoint: z.string().max(1_000) }),
])

const route = createRoute({
  method: 'post',
  path: '/api/t/{token}/push',
  summary: 'Whether and where the holder of a ticket is told by web push that it is called',
  tags: ['public'],
  request: {
    params: holderParams,
    ...jsonBody(body),
  },
  responses: {
    200: jsonAnswer('Kept until the ticket ends, or forgotten', z.object({ on: z.boolean() }).openapi('PushKept')),
    ...errorResponses('malformed', 'not_found', 'service_unavailable', 'too_many_requests'),
  },
})

/** Keeps a browser's subscription with the ticket, for whoever holds its secret [TP6]. */
export function pushRoute(app: App, { pool, box, isOn }: PushRouteDeps): void {
  async function keep(text: string, values: unknown[]): Promise<boolean> {
    const { rows } = await pool.query<{ answer: boolean }>(text, values)
    return rows[0]?.answer === true
  }

  app.openapi(route, async (c) => {
    const key = ticketHolder(c.req.valid('param').token)
    const given = c.req.valid('json')
    const holder = [key.tenantId, key.ticketId, key.secret]
    if (!given.on) {
      await keep('select app.forget_push($1, $2, $3, $4)', [...holder, pushDigest(box, given.endpoint)])
      return c.json({ on: false }, 200, noStore)
    }
    if (!isOn) throw new HttpError('service_unavailable', 409)
    if (!isPushEndpoint(given.subscription.endpoint)) throw httpErrorOf('malformed')
    const { digest, sealed } = sealPush(box, given.subscription)
    const values = [...holder, digest, sealed, given.language]
    return c.json({ on: await keep('select app.keep_push($1, $2, $3, $4, $5, $6) as answer', values) }, 200, noStore)
  })
}
