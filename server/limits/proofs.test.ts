import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeAll, expect, test } from 'vitest'
import { createSecretBox } from '../auth/secret-box.ts'
import { createProofs, type ProofChallenge } from './proofs.ts'

const box = createSecretBox('s'.repeat(32))
const START_MS = 1_800_000_000_000

function aServer(secret = box) {
  const used = new Set<string>()
  const clock = { ms: START_MS }
  const proofs = createProofs({
    box: secret,
    now: () => clock.ms,
    useProof: async (hash) => !used.has(hash) && used.add(hash) !== undefined,
  })
  return { proofs, used, clock }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

async function solve(challenge: ProofChallenge) {
  const solution = await solveChallenge({ challenge: challenge as never, deriveKey })
  if (solution === null) throw new Error('not solved in time')
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }
}

type Proof = Awaited<ReturnType<typeof solve>>
let proof: Proof

beforeAll(async () => {
  proof = await solve(await aServer().proofs.challengeFor('check_in'))
})

test('[ID16] a solved challenge serves once', async () => {
  const { proofs } = aServer()
  expect(await proofs.take('check_in', encode(proof))).toBe(true)
  expect(await proofs.take('check_in', encode(proof))).toBe(false)
})

test('[ID16] the same proof in another spelling is the same proof', async () => {
  const { proofs } = aServer()
  expect(await proofs.take('check_in', encode(proof))).toBe(true)
  const { challenge, solution } = proof
  const spellings = [
    encode({ solution: { ...solution, time: 5 }, challenge }),
    `${encode(proof)}\n`,
    encode({
      challenge: { ...challenge, codeChallenge: null },
      solution: { ...solution, counter: solution.counter + 1 },
    }),
  ]
  for (const spelling of spellings) expect(await proofs.take('check_in', spelling)).toBe(false)
})

test('[ID16] it serves one policy only', async () => {
  const { proofs, used } = aServer()
  expect(await proofs.take('sign_in', encode(proof))).toBe(false)
  expect(used.size).toBe(0)
})

test('[ID16] it serves for five minutes', async () => {
  const { proofs, clock } = aServer()
  clock.ms = START_MS + 300_000
  expect(await proofs.take('check_in', encode(proof))).toBe(false)
  clock.ms -= 1
  expect(await proofs.take('check_in', encode(proof))).toBe(true)
})

test('[ID16] a proof of another installation is none', async () => {
  expect(await aServer(createSecretBox('t'.repeat(32))).proofs.take('check_in', encode(proof))).toBe(false)
})

const forged: [string, (real: Proof) => unknown][] = [
  [
    'a longer life',
    ({ challenge, solution }) => changed(challenge, solution, { data: { policy: 'check_in', expires_at: 4e9 } }),
  ],
  [
    'another policy',
    ({ challenge, solution }) => changed(challenge, solution, { data: { policy: 'sign_in', expires_at: 4e9 } }),
  ],
  ['another nonce', ({ challenge, solution }) => changed(challenge, solution, { nonce: '0'.repeat(32) })],
  [
    'a nonce in capitals',
    ({ challenge, solution }) =>
      changed(challenge, solution, { nonce: String(challenge.parameters.nonce).toUpperCase() }),
  ],
  ['less work', ({ challenge, solution }) => changed(challenge, solution, { cost: 1 })],
  ['another algorithm', ({ challenge, solution }) => changed(challenge, solution, { algorithm: 'SHA-256' })],
  ['no key signature', ({ challenge, solution }) => changed(challenge, solution, { keySignature: undefined })],
  ['endless memory', ({ challenge, solution }) => changed(challenge, solution, { memoryCost: 1e12 })],
  ['a guess', ({ challenge }) => ({ challenge, solution: { counter: 1, derivedKey: '0'.repeat(64) } })],
  [
    'the prefix for the key',
    ({ challenge }) => ({
      challenge,
      solution: { counter: 1, derivedKey: String(challenge.parameters.keyPrefix).padEnd(64, '0') },
    }),
  ],
  ['no signature', ({ challenge, solution }) => ({ challenge: { parameters: challenge.parameters }, solution })],
  ['an empty signature', ({ challenge, solution }) => ({ challenge: { ...challenge, signature: '' }, solution })],
]
function changed(challenge: ProofChallenge, solution: unknown, parameters: object) {
  return { challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } }, solution }
}

test.each(forged)('[ID16] %s proves nothing', async (_, forge) => {
  const { proofs, used } = aServer()
  expect(await proofs.take('check_in', encode(forge(proof)))).toBe(false)
  expect(used.size).toBe(0)
})

test.each([
  undefined,
  '',
  'x',
  '%%%',
  'bnVsbA==',
  encode([]),
  encode('x'),
  encode({}),
  encode({ challenge: null, solution: null }),
  encode({ challenge: { parameters: { __proto__: 1 } } }),
  Buffer.from('[[[[[[[[').toString('base64'),
  Buffer.from([0xff, 0xfe, 0x00]).toString('base64'),
  'A'.repeat(100_000),
])('[ID16] %j is no proof and no error', async (text) => {
  expect(await aServer().proofs.take('check_in', text)).toBe(false)
})

test('[ID16] a solution is some work', ({ expect: check }) => {
  check(proof.solution.counter).toBeGreaterThanOrEqual(1_000)
})
