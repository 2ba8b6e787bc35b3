import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstRunToken } from '../../server/setup/first-run-token.ts'
import { readSetup } from '../../server/setup/read-setup.ts'
import { setupToken } from '../../server/setup/setup-token.ts'
import { AppServer } from '../setup/app-server.ts'
import { World } from '../setup/world.ts'
import { notes, told } from './cast.ts'

let server: AppServer
let token: string
let platformId: string
const person = { name: 'Amira', email: 'Amira@Example.tn', password: 'tangerine-harbour-9', language: 'ar' }
const config = { role: 'all', isDemo: false } as const

beforeAll(async () => {
  server = await AppServer.open()
  platformId = (await readSetup(server.pools.api)).platform_id
  token = setupToken(server.identity.box, platformId)
})
afterAll(() => server.close())

const setUp = (body: unknown) => server.ask('/api/setup', { body })

it('before there is an operator, setup is open and the terminal is told the token; not in a demo, not by a worker', async () => {
  const answer = await server.ask('/api/setup')
  expect(answer.body).toEqual({ is_open: true })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await firstRunToken(config, server.pools.api, server.identity.box)).toBe(token)
  for (const other of [{ ...config, isDemo: true }, { ...config, role: 'worker' } as const])
    expect(await firstRunToken(other, server.pools.api, server.identity.box)).toBeUndefined()
})

it.each(['', 'x', 'A'.repeat(43), 'é'.repeat(43)])('[PE1] a wrong token (%j) makes nobody', async (wrong) => {
  expect(told(await setUp({ ...person, token: wrong }))).toBe('400 code_wrong')
})

it('a weak password is refused with what is asked for', async () => {
  const answer = await setUp({ ...person, token, password: 'password1' })
  expect(answer.body).toMatchObject({ code: 'password_weak', details: { length_min: 10 } })
})

it.each([
  { name: 'a\0b' },
  { name: '\ud800' },
  { name: ' ' },
  { name: 'n'.repeat(121) },
  { email: 'nobody' },
  { email: `${'e'.repeat(250)}@example.tn` },
  { password: '\ud800'.repeat(12) },
  { password: 'p'.repeat(201) },
  { language: 'de' },
  { token: 't'.repeat(201) },
  { token: 5 },
])('bad input %j is malformed, with the right token too', async (bad) => {
  expect(told(await setUp({ ...person, token, ...bad }))).toBe('400 malformed')
})

it('[PE1] of many who set up at once one does, and setup is closed for good', async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => setUp({ ...person, token, email: `amira${n}@example.tn` })),
  )
  expect(answers.map(told).sort()).toEqual(['201', ...Array(4).fill('409 already_done')])
  const { rows } = await server.world.root.query(
    `select s.id, s.language, c.password_hash like '$argon2id$%' as is_hashed from app.staff s
     join app.staff_credentials c on c.staff_id = s.id where s.role = 'operator'`,
  )
  expect(rows).toEqual([{ id: expect.any(String), language: 'ar', is_hashed: true }])
  expect(await notes(server, platformId, 'set_up')).toMatchObject([{ outcome: 'done', subject_id: rows[0].id }])

  await server.world.root.query(`update app.staff set active = false where role = 'operator'`)
  expect((await server.ask('/api/setup')).body).toEqual({ is_open: false })
  expect(told(await setUp({ ...person, token }))).toBe('409 already_done')
  expect(await firstRunToken(config, server.pools.api, server.identity.box)).toBeUndefined()
})

it('the token and the password are in no line of the log', () => {
  expect(server.lines.join()).not.toContain(token)
  expect(server.lines.join()).not.toContain(person.password)
})

it('[PE1] who sets up while another one is about to waits, and finds it done', async () => {
  const world = await World.create()
  const first = await world.api.connect()
  try {
    const values = (email: string) => ['Amira', email, 'hash', 'fr']
    const text = 'select app.set_up($1, $2, $3, $4)'
    await first.query('begin')
    await first.query(text, values('one@example.tn'))
    let isAnswered = false
    const second = world.api.query(text, values('two@example.tn')).then(
      () => 'done',
      (error: Error) => error.message,
    )
    void second.finally(() => {
      isAnswered = true
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(isAnswered).toBe(false)
    await first.query('commit')
    expect(await second).toBe('already_done')
  } finally {
    first.release()
    await world.close()
  }
})
