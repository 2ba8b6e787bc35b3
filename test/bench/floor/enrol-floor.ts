import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import type pg from 'pg'
import { asOwner } from '../../../server/configuration/as-owner.ts'
import { readEnrolmentCode } from '../../../sync/devices/enrolment-code.ts'
import { enrolText } from '../../../sync/devices/proof-texts.ts'
import { challengeAnswer, enrolAnswer } from '../../../sync/devices/wire.ts'
import { branchAddress, type FloorBranch, type FloorDevice } from './floor-world.ts'
import type { HttpLine } from './http-line.ts'
import type { SeededBranch, SeededPlace } from './seed-floor.ts'

const MS_MAX = 15_000

/** Every device by its code, a challenge and a key of its own, branch after branch; then people are signed in at the tablets. */
export async function enrolFloor(line: HttpLine, connection: pg.ClientConfig, branches: readonly SeededBranch[]) {
  const floor: FloorBranch[] = []
  for (const [index, branch] of branches.entries()) {
    const { places, staff, ...rest } = branch
    const devices: FloorDevice[] = []
    for (const place of places) devices.push(await enrol(line, place, branchAddress(index)))
    floor.push({ ...rest, devices: await signIn(connection, branch, devices) })
  }
  return floor
}

async function enrol(line: HttpLine, { code, ...place }: SeededPlace, address: string): Promise<FloorDevice> {
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await line.ask({ method: 'POST', path, address, headers, body: JSON.stringify(body), msMax: MS_MAX })
    if (answer.status !== 200) throw new Error(`${path} ${answer.status}: ${answer.text}`)
    return JSON.parse(answer.text)
  }
  const { challenge } = challengeAnswer.parse(await post('/api/devices/challenge', { purpose: 'enrol' }))
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const text = Buffer.from(enrolText(challenge, readEnrolmentCode(code) ?? ''))
  const signature = sign('sha256', text, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  const body = { code, challenge, public_key: publicKey.export({ format: 'jwk' }), signature }
  const { device_id, access_token } = enrolAnswer.parse(await post('/api/devices/enrol', body))
  return { ...place, deviceId: device_id, token: access_token, address }
}

/** The rows that a sign-in leaves; 200 passwords would keep two processors busy for half a minute. */
async function signIn(connection: pg.ClientConfig, { tenantId, staff }: SeededBranch, devices: readonly FloorDevice[]) {
  const tablets = devices.filter(({ kind }) => kind === 'tablet')
  const sessions = tablets.map(({ deviceId }, at) => ({ id: randomUUID(), staff_id: staff[at], device_id: deviceId }))
  await asOwner(connection, async (client) => {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [tenantId])
    await client.query(
      `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at, ends_at, method)
       select s.id, $1, s.staff_id, s.device_id, app.now(), app.now() + interval '12 hours', app.now() + interval '7 days', 'password'
       from jsonb_to_recordset($2) s (id uuid, staff_id uuid, device_id uuid)`,
      [tenantId, JSON.stringify(sessions)],
    )
  })
  return devices.map((device) => {
    const sessionId = sessions.find(({ device_id }) => device_id === device.deviceId)?.id
    return { ...device, ...(sessionId !== undefined && { sessionId }) }
  })
}
