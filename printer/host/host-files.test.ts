import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const policies: Record<string, unknown> = JSON.parse(read('chrome-policies.json'))
const ORIGIN = 'https://queue.example.com'

test('[PO7] the policy, the rule and the guide name one maker and one page', () => {
  const [granted] = policies.WebUsbAllowDevicesForUrls as [{ devices: [{ vendor_id: number }]; urls: string[] }]
  const maker = granted.devices[0].vendor_id.toString(16).padStart(4, '0')
  expect(granted.urls).toEqual([ORIGIN])
  expect(policies.AutomaticFullscreenAllowedForUrls).toEqual([ORIGIN])
  expect(policies.URLAllowlist).toEqual([ORIGIN])
  expect(policies.URLBlocklist).toEqual(['*'])
  expect(read('60-ticket-printer.rules')).toContain(`ATTR{idVendor}=="${maker}"`)
  for (const text of [maker, String(granted.devices[0].vendor_id), ORIGIN]) expect(read('README.md')).toContain(text)
})

test('the guide names every file of this folder', () => {
  for (const name of ['chrome-policies.json', '60-ticket-printer.rules', 'no-usblp.conf']) {
    expect(read('README.md')).toContain(name)
  }
})
