import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { policies } from '../../server/limits/policies.ts'
import type { Asked } from '../setup/app-server.ts'
import { presetAddress } from './counts.ts'
import { PublicWorld } from './public-world.ts'
import { solveProof } from './solve-proof.ts'

const CROWDED = '198.51.100.1'
let world: PublicWorld

beforeAll(async () => {
  world = await PublicWorld.open()
  await presetAddress(world.server, 'check_in', CROWDED, policies.checkIn.address.soft)
})
afterAll(() => world.close())

function checkIn(proof?: string): Promise<Asked> {
  return world.server.ask(`/api/branches/${world.branch.branchId}/check-in`, {
    body: { service_id: world.branch.services[0]?.id, language: 'fr', client_id: randomUUID() },
    headers: proof === undefined ? {} : { 'x-proof': proof },
    address: CROWDED,
  })
}

async function challengeFor(policy: string): Promise<unknown> {
  const { status, body, headers } = await world.server.ask(`/api/proof?policy=${policy}`)
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  return body
}

it('[ID16] beyond the soft limit work is asked, and who did it gets in, once', async () => {
  const asked = await checkIn()
  expect(asked).toMatchObject({
    status: 428,
    body: { code: 'proof_required', details: { challenge: { signature: expect.any(String) } } },
  })
  const proof = await solveProof(asked.body.details.challenge)
  expect(await checkIn(proof)).toMatchObject({ status: 200 })
  expect(await checkIn(proof)).toMatchObject({ status: 428, body: { code: 'proof_required' } })
})

it('[ID16] a proof may be made ahead, and of two requests that bring it at once one gets in', async () => {
  const proof = await solveProof(await challengeFor('check_in'))
  const statuses = (await Promise.all([checkIn(proof), checkIn(proof), checkIn(proof)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 428, 428])
})

it('[ID16] work done for one thing opens no other', async () => {
  const proof = await solveProof(await challengeFor('sign_in'))
  expect(await checkIn(proof)).toMatchObject({ status: 428 })
})

it('[ID16] below the soft limit no proof is looked at, and none is used up', async () => {
  const proof = await solveProof(await challengeFor('check_in'))
  const calm = await world.server.ask(`/api/branches/${world.branch.branchId}/check-in`, {
    body: { service_id: world.branch.services[0]?.id, language: 'fr', client_id: randomUUID() },
    headers: { 'x-proof': proof },
    address: '198.51.100.2',
  })
  expect([calm.status, (await checkIn(proof)).status]).toEqual([200, 200])
})

it.each(['', 'x', '{}', 'bnVsbA==', 'e30=', 'A'.repeat(8_000), Buffer.from('{"challenge":{}}').toString('base64')])(
  '[ID16] the proof %.20j is none',
  async (proof) => expect(await checkIn(proof)).toMatchObject({ status: 428, body: { code: 'proof_required' } }),
)

it('[ID16] beyond the hard limit no work helps', async () => {
  const proof = await solveProof(await challengeFor('check_in'))
  await presetAddress(world.server, 'check_in', CROWDED, policies.checkIn.address.hard)
  expect(await checkIn(proof)).toMatchObject({ status: 429 })
  await presetAddress(world.server, 'check_in', CROWDED, policies.checkIn.address.soft)
})

it.each([
  '',
  '?policy=',
  '?policy=nothing',
  '?policy=ticket',
  '?policy=check_in%00',
  `?policy=${'x'.repeat(5_000)}`,
  '?policy=constructor',
])('a challenge for %j is malformed', async (query) =>
  expect(await world.server.ask(`/api/proof${query}`)).toMatchObject({ status: 400, body: { code: 'malformed' } }),
)

it('[ID16] used proofs that expired are swept, and an expired one is never new', async () => {
  const { root, api } = world.server.world
  await root.query(`insert into app_private.used_proofs values ('old', now() - interval '1 hour')`)
  const use = async (hash: string, expiresIn: string) => {
    const { rows } = await api.query('select app.use_proof($1, app.now() + $2::interval) as is_first', [
      hash,
      expiresIn,
    ])
    return rows[0].is_first
  }
  expect([await use('a', '1 minute'), await use('a', '1 minute'), await use('b', '-1 second')]).toEqual([
    true,
    false,
    false,
  ])
  const { rows } = await root.query(
    `select proof_hash from app_private.used_proofs where proof_hash in ('old', 'a', 'b')`,
  )
  expect(rows).toEqual([{ proof_hash: 'a' }])
})
