import { createRoute, type z } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import { createOneTimeToken, readOneTimeToken } from '../auth/one-time-token.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { refused } from '../http/refused.ts'
import { answerSignedIn } from './answer-signed-in.ts'
import { browserLabel } from './browser-label.ts'
import { isOwnOrigin } from './is-own-origin.ts'
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.ts'
import { sessionBody } from './session-body.ts'
import { type SessionAnswer, signedIn } from './signed-in.ts'

const route = createRoute({
  method: 'post',
  path: '/api/refresh',
  tags: ['people'],
  summary: 'Renews a session by its cookie, which serves once; the only route that reads a cookie',
  request: jsonBody(sessionBody),
  responses: {
    200: jsonAnswer('As at sign-in', signedIn),
    ...errorResponses('malformed', 'session_ended', 'not_allowed', 'too_many_requests'),
  },
})

export function refreshRoute(app: App, { config, pools, identity }: AppDeps): void {
  async function renew(sessionId: string, cookie: string | undefined, browser: string | null, origin: string) {
    const token = cookie === undefined ? null : readOneTimeToken(cookie)
    if (token === null) return null
    const next = createOneTimeToken(token.tenantId)
    const values = [token.tenantId, sessionId, token.hash, next.hash, browser, origin]
    const { rows } = await pools.api.query<{ answer: SessionAnswer | null }>(
      'select app.refresh_session($1, $2, $3, $4, $5, $6) as answer',
      values,
    )
    const answer = rows[0]?.answer
    return answer == null ? null : { answer, next }
  }

  app.openapi(route, async (c) => {
    if (!isOwnOrigin(c.req.header('origin'), c.req.header('host'), config)) throw httpErrorOf('not_allowed')
    const { session_id: sessionId } = c.req.valid('json')
    const browser = browserLabel(c.req.header('user-agent'))
    const renewed = await renew(
      sessionId,
      readRefreshCookie(c, sessionId),
      browser,
      JSON.stringify(identity.originOf(c)),
    )
    if (renewed === null) {
      clearRefreshCookie(c, sessionId)
      throw refused('session_ended')
    }
    const { answer, next } = renewed
    const body: z.output<typeof signedIn> = await answerSignedIn(c, identity, next.tenantId, answer, next.token)
    return c.json(body, 200, noStore)
  })
}
