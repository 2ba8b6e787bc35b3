import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A part of the server that a release may lack. `path` is relative to the server's folder. */
export async function importPart<Part>(path: string): Promise<Part | undefined> {
  const url = new URL(`../${path}`, import.meta.url)
  return existsSync(fileURLToPath(url)) ? ((await import(url.href)) as Part) : undefined
}
