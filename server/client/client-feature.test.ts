import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { fakeDeps } from '../http/fake-deps.ts'
import { shellByPath } from './shells.ts'

let folder = ''
let app: App

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'blesaf-client-'))
  for (const shell of new Set(Object.values(shellByPath))) write(`shells/${shell}.html`, `<!doctype html>${shell}`)
  write('shells/ticket.html', '<!doctype html>ticket')
  write('assets/app-AbCd1234.js', 'plain')
  write('assets/app-AbCd1234.js.br', 'brotli')
  write('assets/app-AbCd1234.js.gz', 'gzip')
  write('assets/clock-AbCd1234.png', 'picture')
  write('assets/lens/lens-worker-AbCd1234.js', 'database')
  write('assets/voice/calls-fr-AbCd1234.mp3', 'sound')
  write('service-worker.js', 'worker')
  write('install/kiosk-ar.webmanifest', '{}')
  write('.vite/manifest.json', '{}')
  write('build.json', JSON.stringify({ sources: 'a'.repeat(64) }))
  app = createApp(fakeDeps({}, { clientFolder: folder }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

test.each(Object.entries(shellByPath))('%s is a page that is asked for each time', async (path, shell) => {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(await answer.text()).toContain(shell)
})

test('no page runs script or style that stands in it, and only those that hold a database compile one', async () => {
  for (const [path, shell] of Object.entries(shellByPath)) {
    const policy = (await get(path)).headers.get('content-security-policy') ?? ''
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/)
    expect(policy).toContain("worker-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect([path, policy.includes("'wasm-unsafe-eval'")]).toEqual([path, ['teller', 'manager'].includes(shell)])
  }
})

test('[ID17] a ticket’s page is kept by nobody, found by no search engine, and tells nobody where a reader came from', async () => {
  const answer = await get('/t/any-token')
  expect(await answer.text()).toContain('ticket')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
  for (const path of ['/t', '/t/', '/t/a/b']) expect([path, (await get(path)).status]).toEqual([path, 404])
})

test('the worker that holds a database brings its own policy, and no other script may compile', async () => {
  const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? ''
  const policy = await policyOf('/assets/lens/lens-worker-AbCd1234.js')
  expect(policy).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
  for (const path of ['/assets/app-AbCd1234.js', '/service-worker.js']) expect(await policyOf(path)).not.toMatch(/eval/)
})

test('a file whose name holds its hash is kept for good, everything else is asked for', async () => {
  const caching = async (path: string) => (await get(path)).headers.get('cache-control')
  expect(await caching('/assets/app-AbCd1234.js')).toBe('public, max-age=31536000, immutable')
  expect(await caching('/assets/lens/lens-worker-AbCd1234.js')).toBe('public, max-age=31536000, immutable')
  expect(await caching('/assets/voice/calls-fr-AbCd1234.mp3')).toBe('public, max-age=31536000, immutable')
  expect((await get('/assets/voice/calls-fr-AbCd1234.mp3')).headers.get('content-type')).toBe('audio/mpeg')
  expect(await caching('/service-worker.js')).toBe('no-cache')
  expect(await caching('/install/kiosk-ar.webmanifest')).toBe('no-cache')
})

test.each([
  ['br, gzip', 'br', 'brotli'],
  ['gzip, deflate, br', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip', 'gzip'],
  ['identity', null, 'plain'],
  ['', null, 'plain'],
])('who accepts %j gets it as %s', async (accepted, encoding, text) => {
  const answer = await get('/assets/app-AbCd1234.js', { 'accept-encoding': accepted })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(answer.headers.get('vary')).toContain('accept-encoding')
  expect(await answer.text()).toBe(text)
})

test('who has it already is told so, in the form that it has', async () => {
  const first = await get('/kiosk')
  const etag = first.headers.get('etag') ?? ''
  expect((await get('/kiosk', { 'if-none-match': etag })).status).toBe(304)
  const other = await get('/assets/app-AbCd1234.js', { 'accept-encoding': 'br', 'if-none-match': etag })
  expect(other.status).toBe(200)
})

test.each([
  '/assets/../build.json',
  '/assets/..%2fbuild.json',
  '/assets/%2e%2e%2fbuild.json',
  '/assets/app-AbCd1234.js.br',
  '/assets/.vite%2fmanifest.json',
  '/build.json',
  '/.vite/manifest.json',
  '/shells/kiosk.html',
  '/index.html',
  '/kiosk/',
  '/kiosk/x',
  '/Kiosk',
  '/assets/',
  '/assets/nothing.js',
  '/assets/constructor',
])('%s is nothing', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('nothing is served before it was built, and another build takes its place without a restart', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'blesaf-client-'))
  const unbuilt = createApp(fakeDeps({}, { clientFolder: join(empty, 'dist') }))
  expect((await unbuilt.request('/kiosk')).status).toBe(404)
  rmSync(empty, { recursive: true })

  write('assets/next-AbCd1234.js', 'next')
  expect((await get('/assets/next-AbCd1234.js')).status).toBe(404)
  const later = new Date(Date.now() + 5_000)
  utimesSync(join(folder, 'build.json'), later, later)
  expect((await get('/assets/next-AbCd1234.js')).status).toBe(200)
})
