import { expect, test } from 'vitest'
import type { Demo } from './demo.ts'
import { addressOfDevice, deviceOfHost, hostOfDevice } from './demo-hosts.ts'

const devicesOf = (branch: string) =>
  (['kiosk', 'tablet', 'display', 'console'] as const).map((kind) => ({
    id: `${branch} ${kind}`,
    kind,
    name: `${kind}-1`,
    is_enrolled: false,
  }))
const aBranch = (slug: string) => ({ id: slug, slug, names: {}, people: [], devices: devicesOf(slug) })
const demo: Demo = {
  password: 'x',
  kiosk_pin: '000',
  banks: [
    { id: 'a', slug: 'a', names: {}, branches: [aBranch('tunis'), aBranch('sfax')] },
    { id: 'b', slug: 'b', names: {}, branches: [aBranch('sousse')] },
  ],
}
const everyHost = demo.banks.flatMap(({ branches }) =>
  branches.flatMap(({ id, devices }) => devices.map((device) => hostOfDevice(demo, id, device))),
)

test('the devices of the first branch have the short names that people say', () => {
  expect(everyHost.slice(0, 4)).toEqual([
    'kiosk-1.localhost',
    'teller-1.localhost',
    'display-1.localhost',
    'manager-1.localhost',
  ])
})

test('no two devices share a name, and each is found by its own', () => {
  expect(new Set(everyHost).size).toBe(12)
  expect(everyHost.map((host) => deviceOfHost(demo, host)?.id)).toEqual([
    ...devicesOf('tunis').map(({ id }) => id),
    ...devicesOf('sfax').map(({ id }) => id),
    ...devicesOf('sousse').map(({ id }) => id),
  ])
})

test.each(['localhost', '127.0.0.1', 'kiosk-9.localhost', 'queue.example.tn'])('%s is no device’s name', (host) => {
  expect(deviceOfHost(demo, host)).toBeUndefined()
})

test('a device is opened in the language that was chosen on the start page', () => {
  const here = { protocol: 'http:', port: '3000' }
  expect(addressOfDevice('kiosk-1.localhost', 'ar', here)).toBe('http://kiosk-1.localhost:3000/?lang=ar')
  expect(addressOfDevice('kiosk-1.localhost', 'fr', { ...here, port: '' })).toBe('http://kiosk-1.localhost/?lang=fr')
})
