import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { screenNames } from '../../client/app/screen-names.ts'
import { readPhoneManifest, scriptsOfPhonePage } from '../../client/build/phone-pages.ts'
import { readBundleManifest, scriptsOf } from '../../client/build/write-shells.ts'

const DIST = resolve(import.meta.dirname, '../../client/dist')
/** A kiosk of 2015 with branch wifi: what it must read before it can paint. */
const KIOSK_BYTES_MAX = 190_000
/** A television is no faster, and is started once in the morning. */
const DISPLAY_BYTES_MAX = 195_000
/** With all that a kiosk reads behind its first painting to print: the encoders of two makers and the code's drawing are most of it. */
const PRINTING_KIOSK_BYTES_MAX = 265_000
/** Any other screen, until there is a reason. */
const SCREEN_BYTES_MAX = 260_000
/** A phone in a hall with one bar of reception, for whoever scans a code. */
const TICKET_PAGE_BYTES_MAX = 25_000
/** The same, for whoever joins from elsewhere. */
const JOIN_PAGE_BYTES_MAX = 30_000

const manifest = readBundleManifest(DIST)
/** What a kiosk loads behind its first painting, to print. */
const printing = [
  'device/printing/open-paper.ts',
  'device/printing/signed-ticket.ts',
  'screens/kiosk/printing/paper-picture.tsx',
  'screens/kiosk/printing/paper-fault.tsx',
]

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
  expect(sizes.display).toBeLessThanOrEqual(DISPLAY_BYTES_MAX)
  for (const name of screenNames) expect([name, scriptBytes(name) <= SCREEN_BYTES_MAX]).toEqual([name, true])
})

test.each([
  ['ticket-page', 'ticket', TICKET_PAGE_BYTES_MAX],
  ['join-page', 'join', JOIN_PAGE_BYTES_MAX],
] as const)('a customer’s %s reads little script, names all of it, and no device keeps it', (name, shell, bytesMax) => {
  const scripts = scriptsOfPhonePage(readPhoneManifest(DIST), name)
  const bytes = scripts.reduce((sum, file) => sum + gzipBytes(file), 0)
  console.log('gzip bytes of script of the', name, bytes)
  expect(bytes).toBeLessThanOrEqual(bytesMax)
  const page = readFileSync(join(DIST, 'shells', `${shell}.html`), 'utf8')
  for (const file of scripts) expect([file, page.includes(file)]).toEqual([file, true])
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
  expect(readFileSync(join(DIST, 'service-worker.js'), 'utf8')).not.toContain(name)
})

test('a kiosk with all that prints weighs no more than it may', () => {
  const first = scriptsOf(manifest, 'kiosk')
  const files = new Set(first)
  const visit = (source: string): void => {
    const part = manifest[source]
    if (part === undefined) throw new Error(`the bundle has no ${source}`)
    if (files.has(part.file)) return
    files.add(part.file)
    for (const each of [...(part.imports ?? []), ...(part.dynamicImports ?? [])]) visit(each)
  }
  for (const source of printing) visit(source)
  expect(files.size).toBeGreaterThan(first.length)
  expect([...files].reduce((sum, file) => sum + gzipBytes(file), 0)).toBeLessThanOrEqual(PRINTING_KIOSK_BYTES_MAX)
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
  expect(worker.includes('.mp3"')).toBe(false)
  // The whole text of a worker in a fault's report would hide it.
  expect(/\.(?:wasm|data)"/.exec(worker)?.[0]).toBeUndefined()
})

test('what is for later or for developers is in no page’s first bytes', () => {
  const later = [
    'app/dev-panel/dev-panel.tsx',
    'app/dev-panel/dev-tools.ts',
    'design/qr-code.tsx',
    'screens/kiosk/flow/customer.tsx',
    'screens/kiosk/flow/later-steps.tsx',
    'screens/kiosk/flow/speak/browser-recorded-voice.ts',
    'screens/kiosk/flow/patience/patience-dialog.tsx',
    'screens/kiosk/staff/staff-door.tsx',
    'screens/start/demo/demo-sign-in.tsx',
    ...printing,
  ]
  for (const source of later) {
    const file = manifest[source]?.file
    expect([source, file]).not.toEqual([source, undefined])
    for (const name of screenNames)
      expect([name, source, scriptsOf(manifest, name).includes(file ?? '')]).toEqual([name, source, false])
  }
})
