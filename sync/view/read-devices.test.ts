import { expect, it } from 'vitest'
import { readDevices } from './read-devices.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const public_key = { kty: 'EC', crv: 'P-256', x: `${'A'.repeat(42)}A`, y: `${'B'.repeat(42)}A` }
const device = (n: number, more: Record<string, unknown> = {}) => ({
  ...{ id: id(n), kind: 'kiosk', name: 'Kiosk', status: 'active', writers: [], public_key },
  ...more,
})

it('reads who signs the paper of a branch, once per document', () => {
  const document = [device(1), device(2, { status: 'revoked' }), device(3, { public_key: null })]
  const devices = readDevices(document)
  expect(devices).toEqual([
    { id: id(1), kind: 'kiosk', status: 'active', public_key },
    { id: id(2), kind: 'kiosk', status: 'revoked', public_key },
    { id: id(3), kind: 'kiosk', status: 'active', public_key: null },
  ])
  expect(readDevices(document)).toBe(devices)
})

it('[RE5] leaves out a device that this version does not understand, and keeps the others', () => {
  const odd = [device(1, { status: 'resting' }), device(2, { public_key: { kty: 'OKP' } }), 'x', null, device(4)]
  expect(readDevices(odd).map((each) => each.id)).toEqual([id(4)])
  for (const none of [undefined, null, {}, 'x']) expect(readDevices(none)).toEqual([])
})
