import { createRoute, z } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { requirePerson } from '../auth/require-person.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
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

const NO_STORE = { 'cache-control': 'no-store' }
const done = { 204: { description: 'Done' } }
const ACTION = 'own_sessions'

/** A person's own sessions: which there are, and their ends. */
export function sessionRoutes(app: App, { pools, identity }: AppDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const person = { tags: ['people'], security: [{ person: [] }], middleware: requirePerson(identity.tokens) }

  const signOut = createRoute({
    ...person,
    method: 'post',
    path: '/api/sign-out',
    summary: 'Ends this session',
    request: { body: { required: true, content: { 'application/json': { schema: sessionBody } } } },
    responses: { ...done, ...errorResponses('malformed', 'unauthenticated', 'not_found') },
  })
  app.openapi(signOut, async (c) => {
    const { session_id: sessionId } = c.req.valid('json')
    // It names the cookie that goes; another session's end is asked for by its own address.
    if (sessionId !== c.var.person.sessionId) throw httpErrorOf('not_found')
    await ask(c, { name: 'sign_out', action: ACTION, args: [sessionId] })
    clearRefreshCookie(c, sessionId)
    return c.body(null, 204, NO_STORE)
  })

  const everywhere = createRoute({
    ...person,
    method: 'post',
    path: '/api/sign-out-everywhere',
    summary: 'Ends all sessions of the person who asks, this one too',
    responses: { ...done, ...errorResponses('unauthenticated') },
  })
  app.openapi(everywhere, async (c) => {
    await ask(c, { name: 'sign_out_everywhere', action: ACTION })
    clearRefreshCookie(c, c.var.person.sessionId)
    return c.body(null, 204, NO_STORE)
  })

  const list = createRoute({
    ...person,
    method: 'get',
    path: '/api/sessions',
    summary: 'The sessions of the person who asks',
    responses: {
      200: { description: 'Those that stand', content: { 'application/json': { schema: ownSessions } } },
      ...errorResponses('unauthenticated'),
    },
  })
  app.openapi(list, async (c) => {
    const sessions = await ask<z.output<typeof ownSessions>['sessions']>(c, { name: 'own_sessions', action: ACTION })
    return c.json({ sessions }, 200, NO_STORE)
  })

  const end = createRoute({
    ...person,
    method: 'delete',
    path: '/api/sessions/{id}',
    summary: 'Ends one session of the person who asks',
    request: { params: z.object({ id: z.uuid().toLowerCase() }) },
    responses: { ...done, ...errorResponses('malformed', 'unauthenticated', 'not_found') },
  })
  app.openapi(end, async (c) => {
    const { id } = c.req.valid('param')
    await ask(c, { name: 'sign_out', action: ACTION, args: [id] })
    clearRefreshCookie(c, id)
    return c.body(null, 204, NO_STORE)
  })
}
