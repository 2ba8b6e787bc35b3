import { expect, it } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'

it('[ID7] a password opens its own hash only, argon2id with a salt of its own', async () => {
  const made = await hashPassword('correct horse')
  expect(made).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$/)
  expect(await hashPassword('correct horse')).not.toBe(made)
  expect(await isPassword(made, 'correct horse')).toBe(true)
  expect(await isPassword(made, 'correct horsf')).toBe(false)
  expect(await isPassword(made, '')).toBe(false)
})

it('[ID7] typed on another keyboard it is the same one', async () => {
  expect(await isPassword(await hashPassword('cafe\u0301 au lait'), 'caf\u00e9 au lait')).toBe(true)
})

it('[ID7] no hash and a broken hash open for nobody', async () => {
  for (const hash of [null, '', 'x', '$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA'])
    expect(await isPassword(hash, 'x')).toBe(false)
})

it('[ID7] no hash costs the work of a hash, from the first time on', async () => {
  const made = await hashPassword('correct horse')
  const leastOf = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY }
  const look = async (name: keyof typeof leastOf, hash: string | null) => {
    const at = performance.now()
    await isPassword(hash, 'wrong')
    leastOf[name] = Math.min(leastOf[name], performance.now() - at)
  }
  // In turn, so that a busy machine is in the way of both.
  for (let n = 0; n < 8; n += 1) {
    await look('unknown', null)
    await look('known', made)
  }
  expect(leastOf.unknown).toBeGreaterThan(leastOf.known / 2)
})

// Last, since it leaves the work of those who were let in behind.
it('of a flood of passwords the latest are turned away at once', async () => {
  const seen: unknown[] = []
  for (let n = 0; n < 130; n += 1) isPassword(null, 'x').catch((error: unknown) => seen.push(error))
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen.length).toBeGreaterThan(20)
  expect(seen.length).toBeLessThan(40)
  expect(seen[0]).toMatchObject({ code: 'retry_later', status: 503 })
})
