import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PIN_ITERATIONS, PIN_TRIES_MAX, type PinLock, type PinSession, readPinLock } from './pin-lock.ts'
import { isPinRight, makePinVerifier, type PinCrypto } from './pin-verifier.ts'
import { commandSession, transition } from './transition.ts'
import { type PinStore, unlockWithPin } from './unlock-with-pin.ts'

const NOW = 1_800_000_000_000
const HOUR_MS = 3_600_000
const PIN = '483015'
const session: PinSession = {
  sessionId: '018f0000-0000-7000-8000-000000000001',
  staffId: '018f0000-0000-7000-8000-000000000002',
  expiresAt: NOW + 12 * HOUR_MS,
}
const { staffId } = session

/** As in a browser: a key that is made on the device and cannot be taken out of it. */
async function deviceCrypto(): Promise<PinCrypto> {
  const { subtle } = webcrypto
  const key = (await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])) as webcrypto.CryptoKey
  await expect(subtle.exportKey('raw', key)).rejects.toThrow()
  return {
    randomBytes: (count) => webcrypto.getRandomValues(new Uint8Array(count)),
    async pbkdf2(secret, salt, iterations) {
      const base = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
      return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256))
    },
    deviceMac: async (bytes) => new Uint8Array(await subtle.sign('HMAC', key, bytes)),
  }
}

/** Nothing slow: the last bytes of what was typed stand for what is derived of them. */
function quickCrypto(): PinCrypto & { checks: number } {
  const quick = {
    checks: 0,
    randomBytes: (count: number) => new Uint8Array(count),
    pbkdf2: async (secret: Uint8Array, _salt: Uint8Array, _iterations: number) => {
      quick.checks += 1
      return Uint8Array.from({ length: 32 }, (_, index) => secret[secret.length - 1 - index] ?? 0)
    },
    deviceMac: async (bytes: Uint8Array) => bytes.slice(-32),
  }
  return quick
}

/** What is on the disk; a transaction may be cut off before or after it got there. */
class Disk implements PinStore {
  stored: string
  crash: 'before' | 'after' | null = null
  /** How often an open lock got there, also when the tab ended right after it. */
  opened = 0

  constructor(lock: PinLock) {
    this.stored = JSON.stringify(lock)
  }

  get lock(): PinLock {
    return readPinLock(JSON.parse(this.stored))
  }

  async update(change: (lock: PinLock) => PinLock): Promise<PinLock> {
    const next = change(this.lock)
    if (this.crash === 'before') throw new Error('the tab ended')
    this.stored = JSON.stringify(next)
    if (next.kind === 'open') this.opened += 1
    if (this.crash === 'after') throw new Error('the tab ended')
    return next
  }
}

async function lockedDisk(crypto: PinCrypto): Promise<Disk> {
  const verifier = await makePinVerifier(crypto, { staffId, pin: PIN })
  return new Disk(
    transition(transition({ kind: 'none' }, { kind: 'pin_set', session, verifier, at: NOW }), {
      kind: 'lock',
      at: NOW,
    }),
  )
}

describe('[PN1] the verifier', () => {
  let here: PinCrypto
  let elsewhere: PinCrypto
  beforeAll(async () => {
    here = await deviceCrypto()
    elsewhere = await deviceCrypto()
  })

  it('knows the PIN of its person, on its device, and no other', async () => {
    const verifier = await makePinVerifier(here, { staffId, pin: PIN })
    expect(verifier).toMatchObject({ iterations: PIN_ITERATIONS, salt: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(await isPinRight(here, verifier, { staffId, pin: PIN })).toBe(true)
    expect(await isPinRight(here, verifier, { staffId, pin: '٤٨٣٠١٥' })).toBe(true)
    expect(await isPinRight(here, verifier, { staffId, pin: '483016' })).toBe(false)
    expect(await isPinRight(here, verifier, { staffId, pin: '' })).toBe(false)
    expect(await isPinRight(here, verifier, { staffId: session.sessionId, pin: PIN })).toBe(false)
    expect(await isPinRight(elsewhere, verifier, { staffId, pin: PIN })).toBe(false)
  })

  it('is another one each time', async () => {
    const [one, other] = [
      await makePinVerifier(here, { staffId, pin: PIN }),
      await makePinVerifier(here, { staffId, pin: PIN }),
    ]
    expect(one.salt).not.toBe(other.salt)
    expect(one.mac).not.toBe(other.mac)
  })

  it('opens a tablet that was restarted, with the same session', async () => {
    const disk = await lockedDisk(here)
    const now = () => NOW + HOUR_MS
    expect(await unlockWithPin({ store: disk, crypto: here, now }, '483016')).toMatchObject({
      kind: 'locked',
      triesLeft: 4,
    })
    const open = await unlockWithPin({ store: disk, crypto: here, now }, PIN)
    expect(commandSession(open, now())).toBe(session.sessionId)
    expect(disk.stored).not.toContain(PIN)
  })
})

it('[PN2] the try is on the disk before the PIN is looked at', async () => {
  const crypto = quickCrypto()
  const disk = await lockedDisk(crypto)
  const seen: PinLock[] = []
  const watching: PinCrypto = {
    ...crypto,
    async pbkdf2(...given) {
      seen.push(disk.lock)
      return crypto.pbkdf2(...given)
    },
  }
  await unlockWithPin({ store: disk, crypto: watching, now: () => NOW }, '000001')
  expect(seen).toMatchObject([{ kind: 'checking', triesLeft: 4 }])
})

it('[PN9] two tabs that try at once make one check', async () => {
  const crypto = quickCrypto()
  const disk = await lockedDisk(crypto)
  crypto.checks = 0
  const ports = { store: disk, crypto, now: () => NOW }
  const answers = await Promise.all([unlockWithPin(ports, '000001'), unlockWithPin(ports, '000002')])
  expect(crypto.checks).toBe(1)
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['checking', 'locked'])
  expect(disk.lock).toMatchObject({ kind: 'locked', triesLeft: 4 })
})

it('[PN5] no PIN is looked at after the grace', async () => {
  const crypto = quickCrypto()
  const disk = await lockedDisk(crypto)
  crypto.checks = 0
  const answer = await unlockWithPin({ store: disk, crypto, now: () => session.expiresAt }, PIN)
  expect(answer.kind).toBe('grace_over')
  expect(crypto.checks).toBe(0)
})

type Step =
  | {
      kind: 'try'
      isRight: boolean
      crash: 'begin before' | 'begin after' | 'in check' | 'result before' | 'result after' | null
    }
  | { kind: 'restart' }
  | { kind: 'lock' }
  | { kind: 'clock'; by: number }
  | { kind: 'server'; by: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('try' as const),
      isRight: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      crash: fc.constantFrom(
        null,
        null,
        'begin before' as const,
        'begin after' as const,
        'in check' as const,
        'result before' as const,
        'result after' as const,
      ),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ kind: 'restart' }, { kind: 'lock' }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), by: fc.integer({ min: -HOUR_MS, max: HOUR_MS }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('server' as const), by: fc.integer({ min: -HOUR_MS, max: HOUR_MS }) }),
  },
)

/** Plays a day at one tablet; answers the most PINs that were looked at without a right one between them. */
async function play(steps: readonly Step[]): Promise<number> {
  const crypto = quickCrypto()
  const disk = await lockedDisk(crypto)
  crypto.checks = 0
  let clock = NOW
  let sinceRight = 0
  let most = 0
  const send = (event: Parameters<typeof transition>[1]) => disk.update((lock) => transition(lock, event))
  for (const each of steps) {
    if (each.kind === 'clock') clock += each.by
    else if (each.kind === 'lock') await send({ kind: 'lock', at: clock })
    else if (each.kind === 'restart') await send({ kind: 'restarted', at: clock })
    else if (each.kind === 'server') {
      const at = NOW + Math.abs(each.by)
      await send({ kind: 'renewed', expiresAt: at + 12 * HOUR_MS, at })
    } else {
      const before = crypto.checks
      const openedBefore = disk.opened
      await tryOnce(each, disk, crypto, () => clock)
      sinceRight += crypto.checks - before
      most = Math.max(most, sinceRight)
      if (disk.opened > openedBefore) sinceRight = 0
    }
  }
  return most
}

async function tryOnce(
  each: Extract<Step, { kind: 'try' }>,
  disk: Disk,
  crypto: PinCrypto,
  now: () => number,
): Promise<void> {
  const [where, when] = (each.crash ?? '').split(' ')
  const at = (moment: string) => (where === moment && (when === 'before' || when === 'after') ? when : null)
  disk.crash = at('begin')
  const breaking = {
    ...crypto,
    pbkdf2: async (secret: Uint8Array, salt: Uint8Array, iterations: number) => {
      const derived = await crypto.pbkdf2(secret, salt, iterations)
      if (where === 'in') throw new Error('the tab ended')
      disk.crash = at('result')
      return derived
    },
  }
  try {
    await unlockWithPin({ store: disk, crypto: breaking, now }, each.isRight ? PIN : '111111')
  } catch {
    disk.crash = null
    await disk.update((lock) => transition(lock, { kind: 'restarted', at: now() }))
  } finally {
    disk.crash = null
  }
}

it('[PN2] however often the tab ends, the clock moves and the session is renewed, no more than five PINs are looked at without a right one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      expect(await play(steps)).toBeLessThanOrEqual(PIN_TRIES_MAX)
    }),
    { numRuns: 500 },
  )
})

it('[PN2] five are reached, so that the rule above would notice a sixth', async () => {
  const wrong: Step = { kind: 'try', isRight: false, crash: 'in check' }
  const wait: Step = { kind: 'clock', by: 200_000 }
  expect(await play(Array.from({ length: 9 }, () => [wrong, wait]).flat())).toBe(PIN_TRIES_MAX)
})
