import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { screenNames } from '../../client/app/screen-names.ts'
import { readBundleManifest, scriptsOf } from '../../client/build/write-shells.ts'

const DIST = resolve(import.meta.dirname, '../../client/dist')
/** A kiosk of 2015 with branch wifi: what it must read before it can paint. */
const KIOSK_BYTES_MAX = 190_000
/** Any other screen, until there is a reason. */
const SCREEN_BYTES_MAX = 260_000

const manifest = readBundleManifest(DIST)

function gzipBytes(file: string): number {
  const compressed = join(DIST, `${file}.gz`)
  return statSync(existsSync(compressed) ? compressed : join(DIST, file)).size
}
function scriptBytes(name: (typeof screenNames)[number]): number {
  return scriptsOf(manifest, name).reduce((sum, file) => sum + gzipBytes(file), 0)
}

test('no screen reads more script before its first painting than it may', () => {
  const sizes = Object.fromEntries(screenNames.map((name) => [name, scriptBytes(name)]))
  console.log('gzip bytes of script to the first painting', sizes)
  expect(sizes.kiosk).toBeLessThanOrEqual(KIOSK_BYTES_MAX)
  for (const name of screenNames) expect([name, scriptBytes(name) <= SCREEN_BYTES_MAX]).toEqual([name, true])
})

test('each page names all its scripts, so that none waits for another to be read', () => {
  for (const name of screenNames) {
    const page = readFileSync(join(DIST, 'shells', `${name}.html`), 'utf8')
    for (const file of scriptsOf(manifest, name)) expect([name, page.includes(file)]).toEqual([name, true])
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
  }
})

test('the worker keeps every screen and its parts, and nothing too large for a kiosk', () => {
  const worker = readFileSync(join(DIST, 'service-worker.js'), 'utf8')
  for (const name of screenNames) {
    const path = name === 'start' ? '/' : `/${name}`
    expect([name, worker.includes(`url":"${path}"`) || worker.includes(`url:"${path}"`)]).toEqual([name, true])
    for (const file of scriptsOf(manifest, name)) expect([file, worker.includes(file)]).toEqual([file, true])
  }
  // The whole text of a worker in a fault's report would hide it.
  expect(/\.(?:wasm|data)"/.exec(worker)?.[0]).toBeUndefined()
})

test('what is for later or for developers is in no page’s first bytes', () => {
  const later = [
    'app/dev-panel/dev-panel.tsx',
    'app/dev-panel/dev-tools.ts',
    'design/qr-code.tsx',
    'screens/start/demo/demo-sign-in.tsx',
  ]
  for (const source of later) {
    const file = manifest[source]?.file
    expect([source, file]).not.toEqual([source, undefined])
    for (const name of screenNames)
      expect([name, source, scriptsOf(manifest, name).includes(file ?? '')]).toEqual([name, source, false])
  }
})
