import { PGlite } from '@electric-sql/pglite'
import { lensParsers } from '../lens-parsers.ts'

/** The smallest module there is: the library fetches the program that makes directories, unless it is given one. */
const NO_INITDB = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

/** From the directory that the build has made. Under a content policy that forbids compiling, this may never end [LL2]. */
export async function openDatabase(data: string): Promise<PGlite> {
  const answer = await fetch(data)
  if (!answer.ok) throw new Error(`the lens's directory: ${answer.status}`)
  return PGlite.create({
    loadDataDir: await answer.blob(),
    initdbWasmModule: new WebAssembly.Module(NO_INITDB),
    parsers: lensParsers,
  })
}
