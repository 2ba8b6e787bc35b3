import { describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { fakeDeps } from '../http/fake-deps.ts'

const app = createApp(fakeDeps())

describe('/openapi.json', () => {
  test('is OpenAPI 3.1 and names the routes', async () => {
    const document = (await (await app.request('/openapi.json')).json()) as Record<string, unknown>
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths).toHaveProperty('/health/ready')
    expect(document.components).toHaveProperty('schemas.Error.properties.request_id')
  })
})

describe('/docs', () => {
  test('asks nothing of another host and runs no inline script', async () => {
    const page = await (await app.request('/docs')).text()
    expect(page).not.toMatch(/https?:\/\//)
    const scripts = [...page.matchAll(/<script([^>]*)>([^<]*)/g)]
    expect(scripts.map(([, attributes, body]) => [attributes?.includes('src="/docs/'), body])).toEqual([
      [true, ''],
      [true, ''],
    ])
    expect(page).not.toMatch(/\son\w+=|<style|style=/)
  })

  test('serves all that the page loads', async () => {
    const page = await (await app.request('/docs')).text()
    const paths = [...page.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(paths).toHaveLength(3)
    for (const path of paths) {
      const answer = await app.request(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/)
    }
  })

  test.each(['/docs/package.json', '/docs/..%2fpackage.json', '/docs/index.html', '/docs/swagger-ui.js'])(
    'nothing else of the package is reachable: %s',
    async (path) => {
      expect((await app.request(path)).status).toBe(404)
    },
  )
})
