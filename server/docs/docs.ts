import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { App } from '../http/app-env.ts'
import { docsPage, docsScript } from './docs-page.ts'

const PACKAGE = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')
/** Only these two of the package's files: everything else in it is unreachable. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}
const SECURITY = {
  device: { type: 'http', scheme: 'bearer', description: 'The token of an enrolled device.' },
  person: { type: 'http', scheme: 'bearer', description: 'The access token of a person who signed in.' },
  operator: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN, when one is set.' },
} as const
const ONE_HOUR = { 'cache-control': 'public, max-age=3600' }

/** The description of the API for machines and for people, from this package alone: it is read on closed networks too. */
export function docs(app: App): void {
  for (const [name, scheme] of Object.entries(SECURITY)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  }
  let document: unknown
  app.get('/openapi.json', (c) => {
    // Made at the first request, when every feature has registered its routes.
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'BléSaf', version: '1', description: 'The waiting line of places that serve people one by one.' },
      // Relative to this document: whoever reads it by another name of this server tries it out there.
      servers: [{ url: '/' }],
    })
    return c.json(document as object)
  })

  app.get('/docs', (c) => c.html(docsPage))
  app.get('/docs/init.js', (c) =>
    c.body(docsScript, 200, { 'content-type': 'text/javascript; charset=utf-8', ...ONE_HOUR }),
  )
  // Each by a path of its own: a pattern that chooses between them also lets pass what only contains one.
  for (const [asset, type] of Object.entries(ASSETS)) {
    app.get(`/docs/${asset}`, async (c) => {
      const bytes = await readFile(join(dirname(PACKAGE), asset))
      return c.body(bytes, 200, { 'content-type': type, ...ONE_HOUR })
    })
  }
}
