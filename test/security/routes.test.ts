import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POLICY_BY_PATH } from '../../server/limits/policies.ts'
import { staffRoles } from '../../sync/permissions/actor.ts'
import { permissions } from '../../sync/permissions/permissions.ts'
import { told } from '../people/cast.ts'
import { AppServer, type Asked, type AskOptions } from '../setup/app-server.ts'
import { fingerprint, idsOf } from '../sql/permissions/fingerprint.ts'
import { aSecurityBank, type SecurityBank } from './bank.ts'
import { type Access, ISSUER, ROUTES } from './route-matrix.ts'
import { isUntouched } from './untouched.ts'

type Role = (typeof staffRoles)[number]
type OfPerson = Extract<Access, { who: 'person' }>
type OfDevice = Extract<Access, { who: 'device' }>
type Who = { readonly tenantId: string; readonly id: string; readonly token: string }

let server: AppServer
let victim: SecurityBank
let stranger: SecurityBank
let operator: Who
let victimIds: Set<string>
/** For each role, tokens of sessions that ended, ran out or have not begun, and of a person who left. */
const gone = new Map<Role, string[]>()
/** No such job: a retry of it is found out after everything else. */
const DEAD = '1'

const GONE = [
  `ended_at = app.now(), end_reason = 'signed_out'`,
  `expires_at = app.now() - interval '1 second'`,
  `ends_at = app.now() - interval '1 second'`,
  // Later than these tests can take on a busy machine.
  `started_at = app.now() + interval '1 hour'`,
  // Under which the server itself gives commands for people.
  `method = 'own'`,
]

beforeAll(async () => {
  // No engine is held here: who may read is sent away only behind the gate, and nobody proves to be another server.
  const answerInternally = async () => undefined
  server = await AppServer.open({ DEMO: '1', OIDC_ISSUERS: ISSUER }, 8, { answerInternally })
  victim = await aSecurityBank(server)
  stranger = await aSecurityBank(server)
  const made = await server.operator()
  operator = { ...made, id: made.staffId }
  // A second one, so that none of them is the last.
  await server.operator()
  const left = await sessionOf({ tenantId: victim.tenantId, ...victim.leaver })
  for (const role of staffRoles) {
    const sessions = await Promise.all(GONE.map((change) => sessionOf(inRole(role), change)))
    gone.set(
      role,
      [left, ...sessions].map(({ token }) => token),
    )
  }
  await server.world.root.query(
    `insert into app.oidc_providers (tenant_id, issuer, client_id) select t.id, $1, 'queue' from app.tenants t
     on conflict (tenant_id) do update set issuer = excluded.issuer`,
    [ISSUER],
  )
  victimIds = await idsOf(server.world.root, victim.tenantId)
})
afterAll(() => server.close())

const every = Object.entries(ROUTES)
const ofPeople = every.filter((entry): entry is [string, OfPerson] => entry[1].who === 'person')
const ofDevices = every.filter((entry): entry is [string, OfDevice] => entry[1].who === 'device')
const ofReaders = every.flatMap(([name, access]) =>
  access.who === 'reader'
    ? access.shapes.map(
        (shape) => [shape, name, (bank: SecurityBank) => `${access.path(bank, DEAD)}&shape=${shape}`] as const,
      )
    : [],
)
const own = (action: string) => action.startsWith('own_')
const may = (role: Role, action: string) => permissions().some((each) => each.role === role && each.action === action)

function request(name: string, access: OfPerson | OfDevice, options: AskOptions = {}, bank = victim): Promise<Asked> {
  const method = name.split(' ')[0] ?? 'GET'
  const body = access.body?.(bank)
  return server.ask(access.path(bank, DEAD), { method, ...(body !== undefined && { body }), ...options })
}

/** Somebody of that role: of the victim's bank, operators of the platform. */
function inRole(role: Role, bank = victim): Who {
  if (role === 'operator') return operator
  return { tenantId: bank.tenantId, ...bank[role] }
}

/** A session of its own for one request, with something changed about it. */
async function sessionOf(who: Who, change = '') {
  const made = await server.signedIn(who.tenantId, who.id)
  if (change !== '')
    await server.world.root.query(`update app.staff_sessions set ${change} where id = $1`, [made.sessionId])
  return made
}

const refusals = async (tenantId: string, action: string): Promise<number> =>
  (
    await server.world.root.query(
      `select 1 from app.audit_log where tenant_id = $1 and action = $2 and outcome = 'refused'`,
      [tenantId, action],
    )
  ).rows.length

/** What of the victim an answer tells that the request did not. */
function leaked(answer: Asked, path: string): string[] {
  const text = JSON.stringify(answer.body) + JSON.stringify([...answer.headers])
  return [...victimIds].filter((id) => text.includes(id) && !path.includes(id))
}

const untouched = (act: () => Promise<void>, except: string[] = []) => isUntouched(server, victim.tenantId, act, except)

describe('the matrix', () => {
  it('names every route of the app, and none that is not there', () => {
    // Whatever lies around routes is there for all methods, too.
    const served = server.app.routes
      .filter(({ method, path }) => method !== 'ALL' || path.startsWith('/internal/'))
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(served)].sort()).toEqual(Object.keys(ROUTES).sort())
  })

  it('[ID16] counts whatever anybody may ask of the database, by the policy that it names', () => {
    for (const [name, access] of every) {
      const path = (name.split(' ')[1] ?? '')
        .replace(/\/t\/:token$/, '/t/*')
        .replace(/\/api\/oidc\/\w+$/, '/api/oidc/*')
      expect(POLICY_BY_PATH[path]?.name ?? null, name).toBe(access.who === 'anybody' ? access.limit : null)
      if (access.who === 'anybody' && access.limit === null) expect(path).not.toMatch(/^\/api\//)
    }
  })

  it('says of each described route by which proof it is asked', () => {
    const described = server.app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } })
    const expected = {
      device: ['device'],
      person: ['person'],
      reader: ['device', 'person'],
      anybody: [],
      loopback: [],
      'metrics token': [],
      'other server': [],
    }
    for (const [name, access] of every) {
      const [method = '', path = ''] = name.split(' ')
      const item = described.paths?.[path.replace(/:(\w+)/g, '{$1}')] as
        | Record<string, { security?: Record<string, unknown>[] }>
        | undefined
      const security = item?.[method.toLowerCase()]?.security
      // A sign-in may come from a device and need not.
      if (item === undefined || name === 'POST /api/sign-in' || name === 'POST /api/oidc/finish') continue
      expect(
        (security ?? []).flatMap((each) => Object.keys(each)),
        name,
      ).toEqual(expected[access.who])
    }
  })
})

describe.each(ofPeople)('%s', (name, access) => {
  const { action } = access

  it('is for nobody without a token of a person, and for no session that does not stand', async () => {
    const role = staffRoles.find((each) => may(each, action)) ?? 'admin'
    const device = await server.deviceToken(victim.console)
    await untouched(async () => {
      for (const token of [undefined, 'garbage', device, `${victim.admin.token}x`])
        expect(told(await request(name, access, { token })), `${token}`).toBe('401 unauthenticated')
      for (const token of gone.get(role) ?? [])
        expect((await request(name, access, { token })).status).toBe(access.gone ?? 401)
    })
  })

  it('is for those roles that have the action; who has it not is refused, and it is noted', async () => {
    for (const role of staffRoles.filter((each) => !may(each, action))) {
      const { token, tenantId } = inRole(role)
      const before = await refusals(tenantId, action)
      await untouched(async () => {
        expect(told(await request(name, access, { token })), role).toBe('403 not_allowed')
      }, ['app.audit_log'])
      expect(await refusals(tenantId, action), role).toBe(before + 1)
    }
  })

  if (!own(action))
    it('waits for the second factor of who must set one up first', async () => {
      const { token } = await sessionOf(
        inRole(staffRoles.find((role) => may(role, action)) ?? 'admin'),
        'is_limited = true',
      )
      await untouched(async () => {
        expect(told(await request(name, access, { token }))).toBe('403 totp_setup_required')
      })
    })

  if (may('admin', action))
    it('tells and changes nothing of a bank for the admin of another', async () => {
      const { token } = await sessionOf(inRole('admin', stranger))
      await untouched(async () => {
        const answer = await request(name, access, { token })
        expect(answer.status, JSON.stringify(answer.body)).toBe(access.foreign ?? 404)
        expect(leaked(answer, access.path(victim, DEAD) + JSON.stringify(access.body?.(victim)))).toEqual([])
      })
    })

  if (may('manager', action))
    it('is of no use to the manager of another branch', async () => {
      const { token } = await sessionOf({ tenantId: victim.tenantId, ...victim.neighbour })
      const before = await fingerprint(server.world.root, 'branch_id', victim.branchId)
      const answer = await request(name, access, { token })
      expect(answer.status, JSON.stringify(answer.body)).toBe(access.neighbour ?? 404)
      expect(JSON.stringify(answer.body)).not.toContain(victim.called)
      expect(await fingerprint(server.world.root, 'branch_id', victim.branchId)).toEqual(before)
    })
})

it('an operator finds nobody of a bank among the operators, and changes nobody there', async () => {
  await untouched(async () => {
    const body = { active: false }
    for (const id of [victim.teller.id, victim.admin.id]) {
      const answer = await server.ask(`/api/operators/${id}`, { method: 'PATCH', token: operator.token, body })
      expect(told(answer)).toBe('404 not_found')
    }
  })
})

describe.each(ofDevices)('%s', (name, access) => {
  it('is for nobody without a token of a device', async () => {
    await untouched(async () => {
      for (const token of [undefined, 'garbage', victim.admin.token, operator.token])
        expect(told(await request(name, access, { token })), `${token}`).toBe('401 unauthenticated')
    })
  })

  it('is not for a device that the bank does not have, or not any more', async () => {
    const asIf = await server.deviceToken({ ...victim.tablet, deviceId: stranger.tablet.deviceId })
    const gone = await server.world.addDevice(victim.branch, 'tablet')
    const goneToken = await server.deviceToken(gone)
    await server.world.root.query(`update app.devices set status = 'revoked', ended_at = app.now() where id = $1`, [
      gone.deviceId,
    ])
    await untouched(async () => {
      expect((await request(name, access, { token: asIf })).status).toBeGreaterThanOrEqual(401)
      if (access.action !== 'push') {
        expect(told(await request(name, access, { token: goneToken }))).toBe('403 device_revoked')
      }
    })
  })

  if (access.action !== 'push')
    it('is not for a kind that has no such right', async () => {
      const { rows } = await server.world.root.query(
        `select id as "deviceId" from app.devices where branch_id = $1 and kind = 'server'`,
        [victim.branchId],
      )
      const token = await server.deviceToken({ ...victim.tablet, deviceId: rows[0].deviceId })
      expect(told(await request(name, access, { token }))).toBe('403 not_allowed')
    })

  it('tells and changes nothing of a bank or branch for the device of another', async () => {
    for (const device of [stranger.tablet, victim.otherTablet]) {
      const token = await server.deviceToken(device)
      const before = await fingerprint(server.world.root, 'branch_id', victim.branchId)
      const answer = await request(name, access, { token })
      const given = `${access.path(victim, DEAD)} ${JSON.stringify(access.body?.(victim))}`
      if (device === stranger.tablet) expect(leaked(answer, given)).toEqual([])
      else expect(JSON.stringify(answer.body)).not.toContain(victim.called)
      if (access.path(victim, DEAD) !== access.path(stranger, DEAD) || access.body !== undefined)
        expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await fingerprint(server.world.root, 'branch_id', victim.branchId)).toEqual(before)
    }
  })
})

describe.each(ofReaders)('the shape %s of %s', (shape, _name, path) => {
  const action = `shape:${shape}` as const
  const READING = ['GET', 'HEAD']
  /** No engine is behind this gate: so far comes who may. */
  const PASSED = '503 retry_later'

  /** By GET; HEAD is answered alike, without a body. */
  async function read(token: string | undefined, bank = victim): Promise<Asked> {
    const options = token === undefined ? {} : { token }
    const [answer, head] = [
      await server.ask(path(bank), { method: 'GET', ...options }),
      await server.ask(path(bank), { method: 'HEAD', ...options }),
    ]
    expect([head.status, head.body]).toEqual([answer.status, ''])
    return answer
  }

  it('is for nobody without a token, for no session that does not stand and no device that is gone', async () => {
    await untouched(async () => {
      for (const token of [undefined, 'garbage', `${victim.admin.token}x`])
        expect(told(await read(token)), `${token}`).toBe('401 unauthenticated')
      for (const token of gone.get('manager') ?? []) expect(told(await read(token))).toBe('401 unauthenticated')
    })
    const device = await server.world.addDevice(victim.branch, 'tablet')
    const token = await server.deviceToken(device)
    expect(told(await read(token))).toBe(PASSED)
    await server.world.root.query(`update app.devices set status = 'revoked', ended_at = app.now() where id = $1`, [
      device.deviceId,
    ])
    expect(told(await read(token))).toBe('403 device_revoked')
  })

  it('is for those roles that may follow it; who may not is refused, and it is noted', async () => {
    for (const role of staffRoles) {
      const { token, tenantId } = inRole(role)
      const before = await refusals(tenantId, action)
      expect(told(await read(token)), role).toBe(may(role, action) ? PASSED : '403 not_allowed')
      expect(await refusals(tenantId, action), role).toBe(before + (may(role, action) ? 0 : READING.length))
    }
  })

  it('waits for the second factor of who must set one up first', async () => {
    const { token } = await sessionOf(inRole('manager'), 'is_limited = true')
    expect(told(await read(token))).toBe('403 totp_setup_required')
  })

  it('tells nothing of a bank or branch to people and devices of another', async () => {
    const devices = [stranger.tablet, victim.otherTablet].map((device) => server.deviceToken(device))
    const persons = [
      inRole('admin', stranger),
      inRole('manager', stranger),
      { tenantId: victim.tenantId, ...victim.neighbour },
    ]
    const people = (await Promise.all(persons.map((person) => sessionOf(person)))).map(({ token }) => token)
    await untouched(async () => {
      for (const token of [...(await Promise.all(devices)), ...people]) {
        const answer = await read(token)
        expect(told(answer)).toBe('404 not_found')
        expect(leaked(answer, path(victim))).toEqual([])
      }
    })
  })

  it('is only read: every other method is refused, whoever asks', async () => {
    await untouched(async () => {
      for (const token of [undefined, await server.deviceToken(victim.console), victim.admin.token])
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
          const options = token === undefined ? {} : { token }
          const answer = await server.ask(path(victim), { method, body: { where: 'true' }, ...options })
          expect(told(answer), method).toBe('405 method_not_allowed')
          expect(answer.headers.get('allow')).toBe('GET, HEAD')
        }
    })
  })
})

describe('the path between servers', () => {
  const paths = every.filter(([, { who }]) => who === 'other server').map(([name]) => name.split(' ')[1] ?? '')

  it('does not exist for anybody else, by any method and any token', async () => {
    const tokens = [undefined, victim.admin.token, operator.token, await server.deviceToken(victim.tablet)]
    await untouched(async () => {
      for (const path of paths)
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
          for (const token of tokens) {
            const body = method === 'GET' ? {} : { body: {} }
            expect(told(await server.ask(path, { method, token, ...body })), `${method} ${path}`).toBe('404 not_found')
          }
    })
    expect(paths).toHaveLength(1)
  })
})

it('[ID14] what a revoked device pushes is kept for a person to look at, and has no effect', async () => {
  const gone = await server.world.addDevice(stranger.branch, 'tablet')
  const token = await server.deviceToken(gone)
  const revoke = `/api/branches/${stranger.branchId}/devices/${gone.deviceId}/revoke`
  expect((await server.ask(revoke, { token: stranger.manager.token, body: {} })).status).toBe(204)
  const session = await server.identity.tokens.forPerson({
    tenantId: stranger.tenantId,
    staffId: stranger.branch.staffId,
    sessionId: gone.sessionId ?? '',
  })
  expect(told(await server.ask('/api/me', { token: session.token }))).toBe('401 unauthenticated')
  const command = {
    id: crypto.randomUUID(),
    seq: 1,
    name: 'note_ticket',
    kind: 'fact',
    args: { ticket_id: stranger.called, text: 'too late' },
    session: gone.sessionId,
    age_ms: 0,
    config_version: 1,
  }
  const body = { protocol: 1, writer: gone.writerId, epoch: 1, commands: [command] }
  const answer = await server.ask('/api/push', { token, body })
  expect(answer.body.results).toMatchObject([{ outcome: { kind: 'quarantined', reason: 'device_revoked' } }])
  expect(await server.world.ticket(stranger.called)).toMatchObject({ note: null })
})

describe('who may, may: the refusals above are not those of a request that nobody could make', () => {
  it.each(ofPeople)('%s', async (name, access) => {
    const role = staffRoles.find((each) => each !== 'teller' && may(each, access.action)) ?? 'teller'
    const { token } = await sessionOf(inRole(role, stranger))
    const answer = await request(name, access, { token }, stranger)
    // What is somebody else's, a wrong proof of oneself, a version of before, a job that nobody has: refused for what they are.
    const expected =
      /api\/sign-out$|sessions\/|jobs\/dead\/|operators\/:id|\/me\/|PATCH \/api\/security|\/security\/oidc/.test(name)
        ? 599
        : 299
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThanOrEqual(expected)
    expect(answer.body?.code ?? 'none').not.toMatch(/unauthenticated|not_allowed|totp_setup_required/)
  })
})
