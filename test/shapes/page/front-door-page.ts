/** Runs in a page of the server's own origin: a device with its own key, and the unmodified client on its shapes. */
import { FetchError, Shape, ShapeStream, type ShapeStreamInterface } from '@electric-sql/client'
import { readEnrolmentCode } from '../../../sync/devices/enrolment-code.ts'
import { enrolText, tokenText } from '../../../sync/devices/proof-texts.ts'
import type { PageApi } from '../page-api.ts'

const DATABASE = 'front-door'
const STORE = 'device'
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const

type Device = { id: string; key: CryptoKey }

const shapes = new Map<string, Shape>()
const errors: string[] = []
let owner = false
let token: Promise<string> | undefined

function opened<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** The key is kept as what it is, a handle: no page ever has its bytes, and every tab may sign with it. */
async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const asked = indexedDB.open(DATABASE, 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore(STORE)
  return (await opened(asked)).transaction(STORE, mode).objectStore(STORE)
}

async function post<Answer>(path: string, body: unknown, bearer?: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

function base64url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

async function sign(key: CryptoKey, text: string): Promise<string> {
  return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(text)))
}

async function freshToken(): Promise<string> {
  const { id, key } = (await opened((await store('readonly')).get('own'))) as Device
  const { challenge } = await post<{ challenge: string }>('/api/devices/challenge', { purpose: 'token', device_id: id })
  const signature = await sign(key, tokenText(challenge))
  const granted = await post<{ access_token: string }>('/api/devices/token', { device_id: id, challenge, signature })
  return granted.access_token
}

/** One request for a token, however many streams ask for it. */
function currentToken(): Promise<string> {
  token ??= freshToken().catch((error: unknown) => {
    token = undefined
    throw error
  })
  return token
}

function open(branch: string, name: string, tab?: string): void {
  const stream = new ShapeStream({
    url: `${location.origin}/v1/shape`,
    // The gate knows no tab and drops it.
    params: { shape: name, branch, ...(tab !== undefined && { tab }) },
    headers: { authorization: async () => `Bearer ${await currentToken()}` },
    backoffOptions: { initialDelay: 50, maxDelay: 500, multiplier: 1.5 },
    warnOnHttp: false,
    onError: (error) => {
      errors.push(error instanceof FetchError ? String(error.status) : String(error))
      if (!(error instanceof FetchError) || error.status !== 401) return
      token = undefined
      return {}
    },
  })
  // The library is not compiled with exact optional properties; this repository is.
  shapes.set(name, new Shape(stream as ShapeStreamInterface))
}

const api: PageApi = {
  async enrol(deviceId) {
    const { code } = await post<{ code: string }>('/api/demo/enrolment', { device_id: deviceId })
    const { challenge } = await post<{ challenge: string }>('/api/devices/challenge', { purpose: 'enrol' })
    const pair = await crypto.subtle.generateKey(KEY, false, ['sign'])
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
    const signature = await sign(pair.privateKey, enrolText(challenge, readEnrolmentCode(code) ?? ''))
    const proof = { code, challenge, public_key: { kty, crv, x, y }, signature }
    const made = await post<{ device_id: string; branch_id: string }>('/api/devices/enrol', proof)
    await opened((await store('readwrite')).put({ id: made.device_id, key: pair.privateKey }, 'own'))
    return { isExportable: pair.privateKey.extractable, branch: made.branch_id }
  },
  lead(branch, names) {
    void navigator.locks.request('front door', async () => {
      owner = true
      for (const name of names) open(branch, name)
      // Held for as long as the tab lives.
      await new Promise(() => undefined)
    })
  },
  follow(branch, names, tab) {
    for (const name of names) open(branch, name, tab)
  },
  isOwner: () => owner,
  rows(name) {
    const shape = shapes.get(name)
    return shape?.stream.isUpToDate ? shape.currentRows : null
  },
  async push(body) {
    const bearer = await currentToken()
    const startedMs = performance.now()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }
    const answer = await fetch('/api/push', { method: 'POST', headers, body })
    const { results } = (await answer.json()) as { results: { outcome: { kind: string } }[] }
    return {
      status: answer.status,
      kinds: (results ?? []).map(({ outcome }) => outcome.kind),
      ms: performance.now() - startedMs,
    }
  },
  errors: () => errors,
}

Object.assign(globalThis, { frontDoor: api })
