import { expect, it } from 'vitest'
import { isOwnOrigin } from './is-own-origin.ts'

const config = { publicUrl: 'https://queue.bank.tn/app', corsOrigins: ['https://board.bank.tn'] }

it.each([
  [undefined, 'queue.bank.tn'],
  ['https://queue.bank.tn', 'queue.bank.tn'],
  // Behind a proxy that asks by another name.
  ['https://queue.bank.tn', '10.0.0.7:3000'],
  ['https://board.bank.tn', 'queue.bank.tn'],
  ['http://teller-1.localhost:3000', 'Teller-1.localhost:3000'],
  ['http://[::1]:3000', '[::1]:3000'],
])('the page at %s asking %s is ours', (origin, host) => expect(isOwnOrigin(origin, host, config)).toBe(true))

it.each([
  ['null', 'queue.bank.tn'],
  ['', 'queue.bank.tn'],
  ['http://queue.bank.tn', 'queue.bank.tn'],
  ['https://queue.bank.tn:8443', 'queue.bank.tn'],
  ['https://queue.bank.tn.evil.example', 'queue.bank.tn'],
  ['https://evil.bank.tn', 'queue.bank.tn'],
  ['https://evil.bank.tn', 'evil.bank.tn'],
  ['http://localhost:3001', 'localhost:3000'],
  ['http://localhost:3000', undefined],
  ['http://kiosk-1.localhost:3000', 'teller-1.localhost:3000'],
  ['not a url', 'not a url'],
])('the page at %j asking %s is not', (origin, host) => expect(isOwnOrigin(origin, host, config)).toBe(false))
