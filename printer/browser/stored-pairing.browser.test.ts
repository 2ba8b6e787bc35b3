import { beforeEach, expect, test } from 'vitest'
import type { Pairing } from '../usb/pairing.ts'
import { createStoredPairing } from './stored-pairing.ts'

const KEY = 'blesaf.printer'
const pairing: Pairing = {
  printer: { vendorId: 1, productId: 2, serialNumber: null, name: 'P', language: 'star-prnt', codepageMapping: 'star' },
  isChosen: true,
}
const memory = createStoredPairing(localStorage)
beforeEach(() => localStorage.clear())

test('[PO7] what was paired is found by the next page', async () => {
  expect(await memory.load()).toBeUndefined()
  await memory.save(pairing)
  expect(await createStoredPairing(localStorage).load()).toEqual(pairing)
})

test.each([
  ['no object', '7'],
  ['no printer', '{"isChosen":true}'],
  ['a language that nobody speaks', JSON.stringify({ ...pairing, printer: { ...pairing.printer, language: 'zpl' } })],
  ['a number that is none', JSON.stringify({ ...pairing, printer: { ...pairing.printer, vendorId: '1' } })],
])('[PO1] what was stored with %s is none', async (_, text) => {
  localStorage.setItem(KEY, text)
  expect(await memory.load()).toBeUndefined()
})
