import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ScreenName, screenNames } from '../app/screen-names.ts'

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[] }
export type BundleManifest = Readonly<Record<string, Chunk>>

const ENTRY = 'index.html'

export function readBundleManifest(folder: string): BundleManifest {
  return JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as BundleManifest
}

/** All scripts that a screen needs before it can paint: those of the entry and its own, without what it loads later. */
export function scriptsOf(manifest: BundleManifest, name: ScreenName): string[] {
  return scriptsFrom(manifest, [ENTRY, `screens/${name}/${name}-screen.tsx`])
}

/** These and all that they need at once. */
export function scriptsFrom(manifest: BundleManifest, entries: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`the bundle has no ${key}`)
    if (found.has(chunk.file)) return
    found.add(chunk.file)
    for (const each of chunk.imports ?? []) visit(each)
  }
  for (const entry of entries) visit(entry)
  return [...found]
}

/** One page per screen, which names all its scripts at once: the browser need not read the first to learn of the second. */
export function writeShells(folder: string): void {
  const template = readFileSync(join(folder, ENTRY), 'utf8')
  const manifest = readBundleManifest(folder)
  mkdirSync(join(folder, 'shells'))
  for (const name of screenNames) {
    const links = scriptsOf(manifest, name)
      .filter((file) => !template.includes(file))
      .map((file) => `<link rel="modulepreload" crossorigin href="/${file}">\n`)
    writeFileSync(join(folder, 'shells', `${name}.html`), template.replace('</head>', `${links.join('')}</head>`))
  }
  rmSync(join(folder, ENTRY))
}
