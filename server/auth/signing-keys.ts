import { setTimeout as sleep } from 'node:timers/promises'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type pg from 'pg'
import type { SecretBox } from './secret-box.ts'

export const ALGORITHM = 'EdDSA'

/** Keys of access tokens: the newest signs, each verifies for as long as it is kept. */
export interface SigningKeys {
  current(): Promise<{ readonly kid: string; readonly key: CryptoKey }>
  /** Undefined for a name that is none of ours. */
  verifier(kid: string): Promise<CryptoKey | undefined>
  /** Looks anew at once, and adds a key where the newest one is due to be followed. */
  renew(): Promise<void>
}

type Row = { kid: string; public_key: JWK; private_sealed: string; is_due: boolean }
type Key = { readonly kid: string; readonly publicKey: CryptoKey; readonly privateKey: CryptoKey | null }

/**
 * Another server may have made a new key; a stranger's key name must not cost the database a question each time. Who asks for
 * an unknown one waits for the next look: an answer from the last would refuse a new key for as long as a stranger asks.
 */
const RELOAD_MS_MIN = 1_000
const RELOAD_MS_MAX = 300_000
/** As we name them: any other name is not worth a look. */
const KID = /^[0-9a-f-]{36}$/

/**
 * The keys as the database keeps them, shared by all servers: each looks again every few minutes, or when a name is asked
 * for that it does not know. Whoever finds the newest key too old (or sealed by another secret) makes the next one.
 */
export function createSigningKeys(pool: Pick<pg.Pool, 'query'>, box: SecretBox): SigningKeys {
  let keys: readonly Key[] = []
  let loadedAt = Number.NEGATIVE_INFINITY
  let loading: Promise<void> | undefined
  let nextLook: Promise<void> | undefined

  async function load(): Promise<void> {
    let rows = await readRows(pool)
    const newest = rows[0]
    if (newest === undefined || newest.is_due || box.open('signing_key', newest.private_sealed) === null) {
      rows = await addKey(pool, box, newest?.kid ?? null)
    }
    keys = await Promise.all(rows.map((row) => toKey(row, box)))
    loadedAt = performance.now()
  }

  function reload(): Promise<void> {
    loading ??= load().finally(() => {
      loading = undefined
    })
    return loading
  }

  async function renew(): Promise<void> {
    // A look that began before the caller's reason may have seen nothing of it.
    await loading
    await reload()
  }

  /** One for all who ask until it begins. */
  function lookAgain(): Promise<void> {
    nextLook ??= sleep(Math.max(0, loadedAt + RELOAD_MS_MIN - performance.now())).then(() => {
      nextLook = undefined
      return renew()
    })
    return nextLook
  }

  return {
    async current() {
      if (performance.now() - loadedAt > RELOAD_MS_MAX) await reload()
      const signer = keys.find((each) => each.privateKey !== null)
      if (signer?.privateKey == null) throw new Error('there is no key to sign with')
      return { kid: signer.kid, key: signer.privateKey }
    },
    async verifier(kid) {
      const find = () => keys.find((each) => each.kid === kid)?.publicKey
      if (performance.now() - loadedAt > RELOAD_MS_MAX) await reload()
      if (find() === undefined && KID.test(kid)) await lookAgain()
      return find()
    },
    renew,
  }
}

async function readRows(pool: Pick<pg.Pool, 'query'>): Promise<Row[]> {
  return (await pool.query<Row>('select kid, public_key, private_sealed, is_due from app.signing_keys()')).rows
}

/** `newest`: the key that is to be followed; if another server was faster, its key is the answer. */
async function addKey(pool: Pick<pg.Pool, 'query'>, box: SecretBox, newest: string | null): Promise<Row[]> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const kid = crypto.randomUUID()
  const sealed = box.seal('signing_key', JSON.stringify(await exportJWK(privateKey)))
  const values = [kid, JSON.stringify(await exportJWK(publicKey)), sealed, newest]
  await pool.query('select app.add_signing_key($1, $2, $3, $4)', values)
  return readRows(pool)
}

async function toKey({ kid, public_key, private_sealed }: Row, box: SecretBox): Promise<Key> {
  const opened = box.open('signing_key', private_sealed)
  const publicKey = (await importJWK(public_key, ALGORITHM)) as CryptoKey
  const privateKey = opened === null ? null : ((await importJWK(JSON.parse(opened) as JWK, ALGORITHM)) as CryptoKey)
  return { kid, publicKey, privateKey }
}
