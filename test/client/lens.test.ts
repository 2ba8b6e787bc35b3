import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type ScreenName, screenNames } from '../../client/app/screen-names.ts'
import { LENS_FOLDER } from '../../client/build/lens-output.ts'

const DIST = resolve(import.meta.dirname, '../../client/dist')
const WITH_LENS: readonly ScreenName[] = ['teller', 'manager']

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; assets?: string[] }
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
const isScreen = (key: string): boolean => key.startsWith('screens/')
const isLens = (file: string): boolean => file.startsWith(`${LENS_FOLDER}/`)

/** Every file that a screen may ever load, at once or later, the parts of all pages included; other screens are not its own. */
function filesOf(name: ScreenName): string[] {
  const own = `screens/${name}/${name}-screen.tsx`
  const found = new Map<string, string[]>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`the bundle has no ${key}`)
    if (found.has(key)) return
    found.set(key, [chunk.file, ...(chunk.assets ?? [])])
    for (const each of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])])
      if (each === own || !isScreen(each)) visit(each)
  }
  visit('index.html')
  return [...found.values()].flat()
}

test('the lens is built, whole and in its own folder', () => {
  const names = readdirSync(join(DIST, LENS_FOLDER)).filter((name) => !/\.(?:br|gz)$/.test(name))
  for (const part of [
    /^lens-worker-.*\.js$/,
    /^open-lens-.*\.js$/,
    /^lens-.*\.tgz$/,
    /^pglite-.*\.wasm$/,
    /^pglite-.*\.data$/,
  ])
    expect([part, names.some((name) => part.test(name))]).toEqual([part, true])
  const elsewhere = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /pglite|initdb|\.wasm|\.tgz|lens-worker/.test(name) && !isLens(name),
  )
  expect(elsewhere).toEqual([])
})

test.each(screenNames)(
  'of %s: who serves people may load the lens, nobody else, and not even they before painting',
  (name) => {
    expect(filesOf(name).some(isLens)).toBe(WITH_LENS.includes(name))
    expect(readFileSync(join(DIST, 'shells', `${name}.html`), 'utf8')).not.toContain(`${LENS_FOLDER}/`)
  },
)

test('no device keeps the lens that has not asked for it', () => {
  const worker = readFileSync(join(DIST, 'service-worker.js'), 'utf8')
  // The whole text of a worker in a fault's report would hide it.
  expect(/["'][^"']*\/lens\/[^"']+["']/.exec(worker)?.[0]).toBeUndefined()
  expect(worker).toContain('/assets/lens/')
})
