import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { fakeDeps } from '../http/fake-deps.ts'
import { mediaPassOf } from './media-pass.ts'

/** Sparse: it takes no room on the disk. */
const LARGE_BYTES = 2_000_000_000

let folder = ''
let app: App
let pass = ''
const withPass = (path: string) => `${path}?pass=${pass}`
const get = (path: string, headers: Record<string, string> = {}) => app.request(withPass(path), { headers })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'blesaf-media-'))
  mkdirSync(join(folder, 'media/bank/2026.d'), { recursive: true })
  writeFileSync(join(folder, 'secret'), 'of the server')
  writeFileSync(join(folder, 'secret.png'), 'of the server')
  writeFileSync(join(folder, 'media/bank/rates.png'), 'picture')
  writeFileSync(join(folder, 'media/bank/film.WEBM'), 'film')
  writeFileSync(join(folder, 'media/bank/large.mp4'), '')
  writeFileSync(join(folder, 'media/bank/page.html'), 'page')
  writeFileSync(join(folder, 'media/bank/drawing.svg'), 'drawing')
  writeFileSync(join(folder, 'media/.hidden.png'), 'hidden')
  mkdirSync(join(folder, 'media/folder.png'))
  symlinkSync(join(folder, 'secret.png'), join(folder, 'media/link.png'))
  symlinkSync(join(folder, 'media/loop.png'), join(folder, 'media/loop.png'))
  const deps = fakeDeps()
  app = createApp({ ...deps, config: { ...deps.config, dataDirectory: folder } })
  pass = mediaPassOf(deps.identity.box, 'bank', deps.identity.now())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[DY16] a picture and a film are answered as what they are', async () => {
  const picture = await get('/media/bank/rates.png')
  expect([picture.status, picture.headers.get('content-type'), await picture.text()]).toEqual([
    200,
    'image/png',
    'picture',
  ])
  expect(Object.fromEntries(picture.headers)).toMatchObject({
    ...{ 'cache-control': 'no-cache', 'content-length': '7', 'x-content-type-options': 'nosniff' },
  })
  expect((await get('/media/bank/film.WEBM')).headers.get('content-type')).toBe('video/webm')
})

test('one that the browser has is not sent again, one that was replaced is', async () => {
  const etag = (await get('/media/bank/rates.png')).headers.get('etag') ?? ''
  expect((await get('/media/bank/rates.png', { 'if-none-match': etag })).status).toBe(304)
  writeFileSync(join(folder, 'media/bank/rates.png'), 'another one')
  expect(await (await get('/media/bank/rates.png', { 'if-none-match': etag })).text()).toBe('another one')
})

test('[DY22] a tenant’s folder opens by its own pass alone; what stands in none is for everybody', async () => {
  mkdirSync(join(folder, 'media/rival'), { recursive: true })
  writeFileSync(join(folder, 'media/rival/rates.png'), 'of the rival')
  writeFileSync(join(folder, 'media/welcome.png'), 'welcome')
  const refused = ['/media/bank/rates.png', '/media/rival/rates.png', withPass('/media/rival/rates.png')]
  for (const path of [
    ...refused,
    '/media/bank/rates.png?pass=',
    '/media/bank/missing.png',
    '/media/rival/missing.png',
  ]) {
    const answer = await app.request(path, { headers: { range: 'bytes=0-1' } })
    expect([path, answer.status, answer.headers.has('etag')]).toEqual([path, 404, false])
  }
  expect((await get('/media/bank/rates.png')).status).toBe(200)
  expect(await (await app.request('/media/welcome.png')).text()).toBe('welcome')
})

test('[DY21] a film is sent in the parts that a television asks for', async () => {
  const part = await get('/media/bank/film.WEBM', { range: 'bytes=1-2' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-2/4', 'il'])
  expect(Object.fromEntries(part.headers)).toMatchObject({
    ...{ 'accept-ranges': 'bytes', 'content-length': '2', 'content-type': 'video/webm' },
  })
  expect(await (await get('/media/bank/film.WEBM', { range: 'bytes=-1' })).text()).toBe('m')
  const several = await get('/media/bank/film.WEBM', { range: 'bytes=0-0,2-2' })
  expect([several.status, await several.text()]).toEqual([200, 'film'])
})

test('[DY21] a part that is not there is refused with how much there is', async () => {
  const answer = await get('/media/bank/film.WEBM', { range: 'bytes=4-' })
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([416, 'bytes */4', ''])
})

test('[DY21] parts of a file that was replaced are not put together with those of the one before', async () => {
  const path = join(folder, 'media/bank/other.mp4')
  writeFileSync(path, 'first')
  const etag = (await get('/media/bank/other.mp4')).headers.get('etag') ?? ''
  const asked = { range: 'bytes=2-', 'if-range': etag }
  expect(await (await get('/media/bank/other.mp4', asked)).text()).toBe('rst')
  writeFileSync(path, 'another')
  const fresh = await get('/media/bank/other.mp4', asked)
  expect([fresh.status, await fresh.text()]).toEqual([200, 'another'])
  const byDate = { range: 'bytes=2-', 'if-range': 'Fri, 27 Nov 2026 10:00:00 GMT' }
  expect((await get('/media/bank/other.mp4', byDate)).status).toBe(200)
})

test('[DY21] the head tells the size and reads nothing', async () => {
  const answer = await app.request(withPass('/media/bank/film.WEBM'), { method: 'HEAD' })
  expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '4', ''])
  writeFileSync(join(folder, 'media/bank/empty.mp4'), '')
  const empty = await get('/media/bank/empty.mp4')
  expect([empty.status, await empty.text()]).toEqual([200, ''])
})

test('[DY21] of a large film no more is read than was asked for', async () => {
  const large = join(folder, 'media/bank/large.mp4')
  truncateSync(large, LARGE_BYTES)
  const before = process.memoryUsage().rss
  const answer = await get('/media/bank/large.mp4', { range: `bytes=${LARGE_BYTES - 3}-` })
  expect((await answer.arrayBuffer()).byteLength).toBe(3)
  expect(answer.headers.get('content-range')).toBe(`bytes ${LARGE_BYTES - 3}-${LARGE_BYTES - 1}/${LARGE_BYTES}`)
  expect(process.memoryUsage().rss - before).toBeLessThan(LARGE_BYTES / 4)
})

test.each([
  'missing.png',
  '',
  'bank',
  'bank/',
  'bank/page.html',
  'bank/drawing.svg',
  'bank/rates.png/',
  'bank/rates.png/x.png',
  'folder.png',
  '.hidden.png',
  'link.png',
  'loop.png',
  '../secret',
  '../secret.png',
  '..%2fsecret.png',
  '%2e%2e/secret.png',
  'bank/..%5c..%5csecret.png',
  'bank//rates.png',
  'rates.png%00',
  `${'a'.repeat(300)}.png`,
])('[DY14] /media/%s is not found, whatever there may be', async (name) => {
  const answer = await get(`/media/${name}`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toMatch(/of the server|hidden|page$/)
})
