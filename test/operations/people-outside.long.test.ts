import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { hashPassword } from '../../server/auth/passwords.ts'
import { eventually } from '../jobs/eventually.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'
import { OutsideCluster } from './outside-cluster.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

/** One Postgres and two servers live through all of this, in this order. */
const cluster = new OutsideCluster()
const servers: ServerProcess[] = []
const PASSWORD = 'lantern-meadow-42'
const OPERATOR = { tenant: 'platform', email: 'amira@example.tn', password: PASSWORD }
let [one, other] = ['', '']

beforeAll(async () => {
  await cluster.create()
  const environment = {
    ROLE: 'api',
    DATABASE_URL: cluster.url(),
    APP_SECRET: 's'.repeat(48),
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'trace',
  }
  for (const server of [runServer(environment), runServer(environment)]) servers.push(server)
  ;[one, other] = (await Promise.all(servers.map((server) => server.address()))) as [string, string]
  await cluster.root.query(
    `with person as (
       insert into app.staff (tenant_id, name, role, email) select t.id, 'Amira', 'operator', $1 from app.tenants t
       where t.is_platform returning id, tenant_id)
     insert into app.staff_credentials (staff_id, tenant_id, password_hash, password_at)
     select id, tenant_id, $2, app.now() from person`,
    [OPERATOR.email, await hashPassword(PASSWORD)],
  )
})
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await cluster.remove()
})

const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const me = async (base: string, token: string): Promise<number> =>
  (await fetch(`${base}/api/me`, { headers: bearer(token) })).status

async function signIn(base: string) {
  const answer = await post(`${base}/api/sign-in`, OPERATOR)
  const body = (await answer.json()) as { access_token: string; session: { id: string } }
  return { status: answer.status, token: body.access_token, session_id: body.session?.id, cookie: cookieOf(answer) }
}

test('[ID3] [ID4] a sign-in at one server is a session at the other, and a token serves once at both', async () => {
  const { token, session_id, cookie } = await signIn(one)
  expect(await me(other, token)).toBe(200)
  const renewed = await post(`${other}/api/refresh`, { session_id }, { cookie })
  expect(renewed.status).toBe(200)
  const again = await post(`${one}/api/refresh`, { session_id }, { cookie: cookieOf(renewed) })
  expect(again.status).toBe(200)
  expect((await post(`${other}/api/refresh`, { session_id }, { cookie })).status).toBe(401)
  expect(await me(one, token)).toBe(401)
})

test('[ID3] a key that one server makes is known to the other, also when a stranger has just asked for names of keys', async () => {
  const { token } = await signIn(one)
  const [head = '', body = '', signature = ''] = token.split('.')
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, string>
  const strange = Buffer.from(JSON.stringify({ ...header, kid: crypto.randomUUID() })).toString('base64url')
  expect(await me(other, `${strange}.${body}.${signature}`)).toBe(401)
  expect((await post(`${one}/api/keys/rotate`, {}, bearer(token))).status).toBe(204)
  const after = await signIn(one)
  expect(after.token.split('.')[0]).not.toBe(head)
  expect(await me(other, after.token)).toBe(200)
  expect(await me(other, token)).toBe(200)
})

test('Postgres gone in the midst of sign-ins ends no server, and every answer has the one shape', async () => {
  const { token, session_id, cookie } = await signIn(one)
  const asked = [one, other].flatMap((base) => [
    ...Array.from({ length: 20 }, () => post(`${base}/api/sign-in`, OPERATOR)),
    ...Array.from({ length: 20 }, () => post(`${base}/api/refresh`, { session_id }, { cookie: `${cookie}x` })),
    ...Array.from({ length: 20 }, () => fetch(`${base}/api/t/x`)),
    fetch(`${base}/api/me`, { headers: bearer(token) }),
  ])
  const stopped = cluster.stop()
  for (const answer of await Promise.all(asked)) {
    const { code } = (await answer.json()) as { code?: string }
    if (answer.status >= 400) expect(code).toMatch(/^[a-z_]+$/)
    expect(answer.status).not.toBe(500)
  }
  await stopped
  expect((await post(`${one}/api/sign-in`, OPERATOR)).status).toBe(503)
  await cluster.start()
  await eventually('both work again', async () => {
    const answers = await Promise.all([one, other].map(signIn))
    return answers.every(({ status }) => status === 200) ? true : undefined
  })
  for (const { child } of servers) expect(child.exitCode).toBeNull()
})

test('no log has a password, a token or a cookie, however much is logged', () => {
  for (const { said } of servers) {
    expect(said.log.length).toBeGreaterThan(1_000)
    expect(said.log).not.toMatch(/eyJ|__Host-|lantern-meadow|amira@|argon2id/)
    expect(said.log).not.toMatch(/uncaught|unhandled/i)
  }
})
