import { createRoute } from '@hono/zod-openapi'
import {
  challengeAnswer,
  challengeRequest,
  enrolAnswer,
  enrolRequest,
  tokenAnswer,
  tokenRequest,
} from '../../sync/devices/wire.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { createChallenges } from './challenges.ts'
import type { DeviceFeatureDeps } from './device-feature.ts'
import { createEnrol } from './enrol.ts'
import { createProve } from './prove.ts'

const tags = ['devices']

/** How a device proves itself: nothing is asked of it here but what it signs. */
export function proofRoutes(app: App, { config, pools, identity }: DeviceFeatureDeps): void {
  const challenges = createChallenges(identity)
  const enrol = createEnrol({ pool: pools.api, identity })
  const prove = createProve({ pool: pools.api, identity })
  const told = { public_url: config.publicUrl }

  const challenge = createRoute({
    method: 'post',
    path: '/api/devices/challenge',
    summary: 'Something to sign, for any device, known or not',
    tags,
    request: jsonBody(challengeRequest),
    responses: {
      200: jsonAnswer('Serves once, for a minute', challengeAnswer),
      ...errorResponses('malformed', 'too_large', 'unsupported_media_type', 'too_many_requests'),
    },
  })
  app.openapi(challenge, (c) => {
    const asked = c.req.valid('json')
    const subject = asked.purpose === 'enrol' ? 'enrol' : (`token ${asked.device_id}` as const)
    return c.json({ challenge: challenges.make(subject) }, 200, noStore)
  })

  const enrolment = createRoute({
    method: 'post',
    path: '/api/devices/enrol',
    summary: 'Makes a device out of an enrolment code and a key of its own',
    description: 'Signs `blesaf enrol\\n<challenge>\\n<code>`, the code in its nine characters.',
    tags,
    request: jsonBody(enrolRequest),
    responses: {
      200: jsonAnswer('The device and its first token', enrolAnswer),
      ...errorResponses('malformed', 'unauthenticated', 'code_wrong', 'device_key_invalid', 'too_large'),
      ...errorResponses('proof_required', 'too_many_requests'),
    },
  })
  app.openapi(enrolment, async (c) => {
    const enrolled = await enrol(c.req.valid('json'), identity.originOf(c))
    return c.json({ ...enrolled, ...told }, 200, noStore)
  })

  const token = createRoute({
    method: 'post',
    path: '/api/devices/token',
    summary: 'A token for a signed challenge, also for a device that was revoked',
    description: 'Signs `blesaf token\\n<challenge>`. A revoked device may push with it and nothing else.',
    tags,
    request: jsonBody(tokenRequest),
    responses: {
      200: jsonAnswer('For ten minutes', tokenAnswer),
      ...errorResponses('malformed', 'unauthenticated', 'too_large', 'too_many_requests'),
    },
  })
  app.openapi(token, async (c) => c.json({ ...(await prove(c.req.valid('json'))), ...told }, 200, noStore))
}
