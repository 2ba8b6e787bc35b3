import { createRoute, z } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { clearRefreshCookie } from './refresh-cookie.ts'
import { sessionBody } from './session-body.ts'

const ownSessions = z
  .object({
    sessions: z.array(
      z.object({
        id: z.uuid(),
        device_id: z.uuid().nullable(),
        device_name: z.string().nullable(),
        browser: z.string().nullable(),
        method: z.string().nullable(),
        started_at: z.string(),
        seen_at: z.string().openapi({ description: 'When it was last renewed.' }),
        expires_at: z.string(),
        is_current: z.boolean(),
      }),
    ),
  })
  .openapi('OwnSessions')

const done = { 204: { description: 'Done' } }
const ACTION = 'own_sessions'

/** A person's own sessions: which there are, and their ends. */
export function sessionRoutes(app: App, { pools, identity }: AppDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'people')

  const signOut = createRoute({
    ...person,
    method: 'post',
    path: '/api/sign-out',
    summary: 'Ends this session',
    request: jsonBody(sessionBody),
    responses: { ...done, ...personRefusals('not_found') },
  })
  app.openapi(signOut, async (c) => {
    const { session_id: sessionId } = c.req.valid('json')
    // It names the cookie that goes; another session's end is asked for by its own address.
    if (sessionId !== c.var.person.sessionId) throw httpErrorOf('not_found')
    await ask(c, { name: 'sign_out', action: ACTION, args: [sessionId] })
    clearRefreshCookie(c, sessionId)
    return c.body(null, 204, noStore)
  })

  const everywhere = createRoute({
    ...person,
    method: 'post',
    path: '/api/sign-out-everywhere',
    summary: 'Ends all sessions of the person who asks, this one too',
    responses: { ...done, ...personRefusals() },
  })
  app.openapi(everywhere, async (c) => {
    await ask(c, { name: 'sign_out_everywhere', action: ACTION })
    clearRefreshCookie(c, c.var.person.sessionId)
    return c.body(null, 204, noStore)
  })

  const list = createRoute({
    ...person,
    method: 'get',
    path: '/api/sessions',
    summary: 'The sessions of the person who asks',
    responses: {
      200: jsonAnswer('Those that stand', ownSessions),
      ...personRefusals(),
    },
  })
  app.openapi(list, async (c) => {
    const sessions = await ask<z.output<typeof ownSessions>['sessions']>(c, { name: 'own_sessions', action: ACTION })
    return c.json({ sessions }, 200, noStore)
  })

  const end = createRoute({
    ...person,
    method: 'delete',
    path: '/api/sessions/{id}',
    summary: 'Ends one session of the person who asks',
    request: { params: z.object({ id: z.uuid().toLowerCase() }) },
    responses: { ...done, ...personRefusals('not_found') },
  })
  app.openapi(end, async (c) => {
    const { id } = c.req.valid('param')
    await ask(c, { name: 'sign_out', action: ACTION, args: [id] })
    clearRefreshCookie(c, id)
    return c.body(null, 204, noStore)
  })
}
