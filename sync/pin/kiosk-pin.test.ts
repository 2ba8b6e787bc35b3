import { webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { kioskPinHash, makeKioskPinHash } from './kiosk-pin-hash.ts'
import {
  KIOSK_PAUSE_MS_MAX,
  type KioskPinEvent,
  type KioskPinLock,
  nextKioskPinLock,
  readKioskPinLock,
} from './kiosk-pin-lock.ts'
import type { PinCrypto } from './pin-verifier.ts'
import { type KioskPinStore, keepKioskPin, tryKioskPin } from './try-kiosk-pin.ts'

const NOW = 1_800_000_000_000
const PIN = '583914'
const BRANCH = '018f0000-0000-7000-8000-000000000001'

/** As a browser has it; derived quickly, since the slow part is the server's and the browser's own. */
async function aCrypto(): Promise<PinCrypto> {
  const { subtle } = webcrypto
  const key = (await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])) as webcrypto.CryptoKey
  return {
    randomBytes: (count) => webcrypto.getRandomValues(new Uint8Array(count)),
    pbkdf2: async (secret, salt) =>
      new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from([...salt, ...secret]))),
    deviceMac: async (bytes) => new Uint8Array(await subtle.sign('HMAC', key, new Uint8Array(bytes))),
  }
}

type Disk = KioskPinStore & { stored: string; lock(): KioskPinLock }
function aDisk(): Disk {
  const disk = {
    stored: 'null',
    lock: () => readKioskPinLock(JSON.parse(disk.stored)),
    async update(change: (lock: KioskPinLock) => KioskPinLock) {
      const next = change(disk.lock())
      disk.stored = JSON.stringify(next)
      return next
    },
  }
  return disk
}

async function aKiosk(pin = PIN) {
  const [crypto, store] = [await aCrypto(), aDisk()]
  const told = await makeKioskPinHash(crypto, BRANCH, pin)
  await keepKioskPin({ store, crypto }, told)
  let at = NOW
  const type = (typed: string, branchId = BRANCH) =>
    tryKioskPin({ store, crypto }, { branchId, pin: typed, now: () => at })
  const wait = (ms: number) => {
    at += ms
  }
  return { crypto, store, told, type, wait, now: () => at }
}

describe('what a kiosk keeps', () => {
  it('[KP1] is of its branch: the same digits of another branch or person are another hash', async () => {
    const { told, type, crypto } = await aKiosk()
    expect(kioskPinHash.parse(told)).toEqual(told)
    expect((await makeKioskPinHash(crypto, BRANCH, PIN)).hash).not.toBe(told.hash)
    expect((await type(PIN, BRANCH.replace('1', '2'))).isRight).toBe(false)
    expect((await type(PIN)).isRight).toBe(true)
  })

  it('[KP2] is not what it was told: on another kiosk a copy of it opens nothing', async () => {
    const { store, told } = await aKiosk()
    expect(store.stored).not.toContain(told.hash)
    const other = await aKiosk('294751')
    other.store.stored = store.stored
    expect((await other.type(PIN)).isRight).toBe(false)
  })

  it('[KP6] that does not parse is none, and none opens to nobody', async () => {
    for (const stored of [undefined, null, 7, { kind: 'open' }, { kind: 'locked', wrong: -1 }])
      expect(readKioskPinLock(stored)).toEqual({ kind: 'none' })
    const { store, type } = await aKiosk()
    store.stored = '{}'
    expect(await type(PIN)).toEqual({ isRight: false, lock: { kind: 'none' } })
  })
})

describe('[KP3] wrong tries', () => {
  it('are followed by longer and longer pauses, in which nothing is looked at', async () => {
    const { type, wait, now } = await aKiosk()
    const pauses: number[] = []
    for (let count = 0; count < 8; count += 1) {
      const { lock } = await type('111111')
      if (lock.kind !== 'locked') throw new Error(lock.kind)
      pauses.push(Math.max(0, lock.notBefore - now()))
      if (pauses.at(-1) !== 0) expect((await type(PIN)).isRight).toBe(false)
      wait(pauses.at(-1) ?? 0)
    }
    expect(pauses).toEqual([0, 0, 30_000, 120_000, 600_000, 900_000, 900_000, 900_000])
    // [KP4] However often: the right one opens, and forgets them.
    expect(await type(PIN)).toMatchObject({ isRight: true, lock: { wrong: 0, notBefore: 0 } })
  })

  it('count when the page ends in the middle of one', async () => {
    const { store, crypto, now, type } = await aKiosk()
    const never: PinCrypto = { ...crypto, pbkdf2: () => new Promise(() => undefined) }
    for (const wrong of [1, 2, 3]) {
      void tryKioskPin({ store, crypto: never }, { branchId: BRANCH, pin: PIN, now })
      await Promise.resolve()
      expect(store.lock()).toMatchObject({ kind: 'checking', wrong })
      await store.update((lock) => nextKioskPinLock(lock, { kind: 'looked', at: now() }))
    }
    expect((await type(PIN)).isRight).toBe(false)
    expect(store.lock()).toMatchObject({ kind: 'locked', wrong: 3, notBefore: NOW + 30_000 })
  })
})

describe('[KP5] a PIN that is told', () => {
  it('again changes nothing, anew ends the count, and null takes it away', async () => {
    const { store, crypto, told, type } = await aKiosk()
    await type('111111')
    const before = store.stored
    await keepKioskPin({ store, crypto }, told)
    expect(store.stored).toBe(before)
    await keepKioskPin({ store, crypto }, await makeKioskPinHash(crypto, BRANCH, '294751'))
    expect(store.lock()).toMatchObject({ wrong: 0 })
    expect((await type(PIN)).isRight).toBe(false)
    expect((await type('294751')).isRight).toBe(true)
    await keepKioskPin({ store, crypto }, null)
    expect(store.lock()).toEqual({ kind: 'none' })
  })

  it('while another one is checked is not opened by that one', async () => {
    const { store, crypto, now } = await aKiosk()
    const next = await makeKioskPinHash(crypto, BRANCH, '294751')
    let told: Promise<void> | undefined
    const slow: PinCrypto = {
      ...crypto,
      async pbkdf2(...given) {
        told ??= keepKioskPin({ store, crypto }, next)
        await told
        return crypto.pbkdf2(...given)
      },
    }
    const tried = await tryKioskPin({ store, crypto: slow }, { branchId: BRANCH, pin: PIN, now })
    expect(tried).toMatchObject({ isRight: false, lock: { kind: 'locked', wrong: 0 } })
  })
})

it('[KP6] a pause is no longer than it may be, wherever the clock went meanwhile', async () => {
  const { store } = await aKiosk()
  await store.update((lock) => (lock.kind === 'none' ? lock : { ...lock, wrong: 9, notBefore: NOW }))
  const reset = NOW - 20 * 365 * 86_400_000
  const looked = await store.update((lock) => nextKioskPinLock(lock, { kind: 'looked', at: reset }))
  expect(looked).toMatchObject({ wrong: 9, notBefore: reset + KIOSK_PAUSE_MS_MAX })
})

it('every state hears every event', async () => {
  const { store, now } = await aKiosk()
  const locked = store.lock()
  if (locked.kind !== 'locked') throw new Error(locked.kind)
  const states: KioskPinLock[] = [{ kind: 'none' }, locked, { ...locked, kind: 'checking', wrong: 1 }]
  const events: KioskPinEvent[] = [
    { kind: 'told', pin: null },
    { kind: 'told', pin: locked },
    { kind: 'looked', at: now() },
    { kind: 'try_begun', at: now() },
    { kind: 'tried', isRight: true },
    { kind: 'tried', isRight: false },
  ]
  const table = states.map((state) =>
    events.map((event) => {
      const next = nextKioskPinLock(state, event)
      return next.kind === 'none' ? next.kind : `${next.kind} ${next.wrong}`
    }),
  )
  expect(table).toEqual([
    ['none', 'locked 0', 'none', 'none', 'none', 'none'],
    ['none', 'locked 0', 'locked 0', 'checking 1', 'locked 0', 'locked 0'],
    ['none', 'checking 1', 'locked 1', 'checking 1', 'locked 0', 'locked 1'],
  ])
})
