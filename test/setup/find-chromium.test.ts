import { expect, test } from 'vitest'
import { CHROMIUM_ADVICE, type ChromiumMachine, findChromium } from './find-chromium.ts'

type Told = { files?: string[]; isRoot?: boolean; environment?: Record<string, string>; installs?: boolean }

function aMachine({ files = [], isRoot = false, environment = {}, installs = true }: Told) {
  const there = new Set(files)
  const ran: string[] = []
  const run: ChromiumMachine['run'] = async (command, args) => {
    ran.push([command, ...args].join(' '))
    if (installs && args.includes('chromium')) there.add('/usr/bin/chromium')
    return installs
  }
  return { machine: { environment, isRoot, run, exists: (path: string) => there.has(path) }, ran }
}

test('a Chromium that is there is taken, the named one first', async () => {
  const files = ['/usr/bin/chromium', '/opt/other']
  expect(await findChromium(aMachine({ files }).machine)).toBe('/usr/bin/chromium')
  const named = aMachine({ files, environment: { CHROMIUM_PATH: '/opt/other' } })
  expect(await findChromium(named.machine)).toBe('/opt/other')
})

test('a named Chromium that is not there is an error, not a reason to take another', async () => {
  const { machine } = aMachine({ files: ['/usr/bin/chromium'], environment: { CHROMIUM_PATH: '/opt/none' } })
  await expect(findChromium(machine)).rejects.toThrow('/opt/none')
})

test('root on Debian installs it', async () => {
  const { machine, ran } = aMachine({ files: ['/usr/bin/apt-get'], isRoot: true })
  expect(await findChromium(machine)).toBe('/usr/bin/chromium')
  expect(ran).toEqual(['apt-get update', 'apt-get install --yes --no-install-recommends chromium'])
})

test('where it cannot be installed, the one line says what to do', async () => {
  for (const told of [{}, { isRoot: true }, { isRoot: true, files: ['/usr/bin/apt-get'], installs: false }])
    await expect(findChromium(aMachine(told).machine)).rejects.toThrow(CHROMIUM_ADVICE)
})
