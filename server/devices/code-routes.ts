import { createRoute, z } from '@hono/zod-openapi'
import encodeQR from 'qr'
import { branchId, deviceId } from '../../sync/ids.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { textField } from '../http/text-field.ts'
import type { DeviceFeatureDeps } from './device-feature.ts'
import { newEnrolmentCode } from './new-enrolment-code.ts'

const NAME_CHARS_MAX = 80
/** White around the code, in modules, as its standard wants; and behind it, wherever it is shown. */
const QR_QUIET = 4
const WHITE_BEHIND = '$&<rect width="100%" height="100%" fill="#fff"/>'

const name = textField(NAME_CHARS_MAX).refine((text) => text.trim() !== '' && text.trim() === text)
const forNewDevice = z.strictObject({ kind: z.enum(['kiosk', 'tablet', 'display', 'console']), name })
const forKnownDevice = z.strictObject({ device_id: deviceId })
const codeRequest = z.union([forNewDevice, forKnownDevice]).openapi('EnrolmentCodeRequest')
const codeAnswer = z
  .object({
    id: z.uuid(),
    code: z.string(),
    expires_at: z.string(),
    url: z.string(),
    /** The address as a picture, for a device that has a camera. */
    qr_svg: z.string(),
  })
  .openapi('EnrolmentCode')

/** Codes that an admin types, or shows, to a new device [ID12]. A code is told once, to who asked for it. */
export function codeRoutes(app: App, { config, pools, identity }: DeviceFeatureDeps): void {
  const askForPerson = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'devices')

  const create = createRoute({
    ...person,
    method: 'post',
    path: '/api/branches/{branch_id}/enrolment-codes',
    summary: 'An enrolment code for a new device, or for one that gets its key or is replaced',
    request: {
      params: z.object({ branch_id: branchId }),
      ...jsonBody(codeRequest),
    },
    responses: {
      201: jsonAnswer('Good for an hour, once', codeAnswer),
      ...personRefusals('not_found', 'already_taken', 'too_many_requests'),
    },
  })
  app.openapi(create, async (c) => {
    const { branch_id } = c.req.valid('param')
    const body = c.req.valid('json')
    const [kind, named, device] = 'device_id' in body ? [null, null, body.device_id] : [body.kind, body.name, null]
    const made = await newEnrolmentCode(identity.box, ({ selector, mac }) =>
      askForPerson<{ id: string; expires_at: string } | null>(c, {
        name: 'create_enrolment_code',
        action: 'enrol_device',
        args: [branch_id, kind, named, device, selector, mac],
      }),
    )
    // Behind the hash, which no browser sends to any server: the code stays out of logs.
    const url = `${config.publicUrl}/enrol#${made.code}`
    return c.json({ ...made, url, qr_svg: qrSvg(url) }, 201, noStore)
  })

  const takeBack = createRoute({
    ...person,
    method: 'delete',
    path: '/api/branches/{branch_id}/enrolment-codes/{id}',
    summary: 'Ends an enrolment code that nobody has used',
    request: { params: z.object({ branch_id: branchId, id: z.uuid() }) },
    responses: {
      204: { description: 'It enrols nothing any more' },
      ...personRefusals('not_found'),
    },
  })
  app.openapi(takeBack, async (c) => {
    const { branch_id, id } = c.req.valid('param')
    await askForPerson(c, { name: 'take_back_enrolment_code', action: 'enrol_device', args: [branch_id, id] })
    return c.body(null, 204, noStore)
  })
}

function qrSvg(text: string): string {
  return encodeQR(text, 'svg', { border: QR_QUIET }).replace(/^<svg[^>]*>/, WHITE_BEHIND)
}
