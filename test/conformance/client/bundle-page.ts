import { join } from 'node:path'
import { build } from 'vite'

/** A page's script with the client library in it, as one text. */
export async function bundlePage(entry = join(import.meta.dirname, 'page.ts')): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'page' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (first === undefined || !('output' in first)) throw new Error('the page was not built')
  return first.output[0].code
}
