import { expect, test } from 'vitest'
import type { Medium } from '../../../../sync/configuration/display-schema.ts'
import { createMediaKeeper, type MediumPorts } from './keep-medium.ts'

const HOUR_MS = 3_600_000
const PICTURE: Medium = { kind: 'image', path: '/media/a.png' }
const png = (body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'content-type': 'image/png', ...headers } })

function aKeeper(more: Partial<MediumPorts> = {}) {
  const disk = new Map<string, Response>()
  const blobs: Blob[] = []
  const world = {
    answer: (): Response | Error => png('one'),
    asked: 0,
    addresses: [] as string[],
    pass: 'one',
    dropped: [] as string[],
    now: 0,
    disk,
    text: async (url: string) => blobs[Number(url.slice(5))]?.text(),
  }
  const ports: MediumPorts = {
    addressOf: (path) => `${path}?pass=${world.pass}`,
    async fetch(address) {
      world.asked += 1
      world.addresses.push(address)
      const answer = world.answer()
      if (answer instanceof Error) throw answer
      return answer
    },
    open: async () => ({
      match: async (path) => disk.get(path)?.clone(),
      put: async (path, response) => void disk.set(path, response),
    }),
    toUrl: (blob) => `blob:${blobs.push(blob) - 1}`,
    dropUrl: (url) => void world.dropped.push(url),
    now: () => world.now,
    ...more,
  }
  return { world, open: createMediaKeeper(ports) }
}
const offline = () => new TypeError('Failed to fetch')

test('[DY16] a medium comes from the server and is kept', async () => {
  const { world, open } = aKeeper()
  expect(await world.text(await open(PICTURE))).toBe('one')
  expect(await world.disk.get(PICTURE.path)?.text()).toBe('one')
})

test('[DY22] it is asked for by what opens it now, and kept under its own name', async () => {
  const { world, open } = aKeeper()
  await open(PICTURE)
  world.now = HOUR_MS
  world.pass = 'two'
  await open(PICTURE)
  expect(world.addresses).toEqual(['/media/a.png?pass=one', '/media/a.png?pass=two'])
  expect([...world.disk.keys()]).toEqual([PICTURE.path])
})

test('[DY16] it is asked for once an hour; one that was replaced takes its place, and the old one is let go', async () => {
  const { world, open } = aKeeper()
  await open(PICTURE)
  await open(PICTURE)
  expect(world.asked).toBe(1)
  world.now = HOUR_MS
  world.answer = () => png('two')
  expect(await world.text(await open(PICTURE))).toBe('two')
  expect([world.asked, world.dropped]).toEqual([2, ['blob:0']])
})

test.each([
  ['no network', offline],
  ['a fault of the server', () => new Response('', { status: 500 })],
  ['the sign-in page of a network', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['a file of another kind', () => new Response('x', { headers: { 'content-type': 'video/webm' } })],
])('[DY16] with %s it comes from the disk, and without it from nowhere', async (_, answer) => {
  const { world, open } = aKeeper()
  world.answer = answer
  await expect(open(PICTURE)).rejects.toMatchObject({ code: 'medium_unavailable' })
  world.disk.set(PICTURE.path, png('kept'))
  expect(await world.text(await open(PICTURE))).toBe('kept')
})

test('[DY16] one that is too large is played from the server and not kept', async () => {
  const { world, open } = aKeeper()
  world.answer = () => png('long', { 'content-length': '30000001' })
  expect(await open(PICTURE)).toBe(`${PICTURE.path}?pass=one`)
  expect(world.disk.size).toBe(0)
})

test.each<[string, MediumPorts['open']]>([
  ['a browser that keeps nothing', async () => undefined],
  ['a browser that forbids it', () => Promise.reject(new DOMException('no', 'SecurityError'))],
  [
    'a full disk',
    async () => ({
      match: async () => undefined,
      put: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
    }),
  ],
])('[DY16] %s shows it all the same', async (_, cache) => {
  const { world, open } = aKeeper({ open: cache })
  expect(await world.text(await open(PICTURE))).toBe('one')
  world.answer = offline
  world.now = HOUR_MS
  await expect(open(PICTURE)).rejects.toThrow('not kept')
})
