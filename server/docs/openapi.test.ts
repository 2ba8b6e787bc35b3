import { expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { shellByPath } from '../client/shells.ts'
import { fakeDeps } from '../http/fake-deps.ts'
import { POLICY_BY_PATH, PROVABLE } from '../limits/policies.ts'

type Operation = {
  security?: Record<string, string[]>[]
  parameters?: { in: string; name: string }[]
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>
}
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; securitySchemes?: Record<string, unknown> }
}

/** Pages and files for people, and the document itself. */
const NOT_API = /^\/(?:docs(?:\/.*)?|(?:assets|icons|install|media|join|t)\/.*|service-worker\.js|openapi\.json)$/
const ERROR = '#/components/schemas/Error'

const app = createApp(fakeDeps({ DEMO: '1', METRICS_TOKEN: 'm'.repeat(32) }))
const document = (await (await app.request('/openapi.json')).json()) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
)

test('every route of the app is described, and nothing else', () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !NOT_API.test(path) && !Object.hasOwn(shellByPath, path))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
  expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...new Set(routes)].sort())
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)]
  expect(references.length).toBeGreaterThan(0)
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty([name ?? ''])
})

test('every way to prove oneself that a route names is defined', () => {
  const named = operations.flatMap(({ operation }) => operation.security ?? []).flatMap((each) => Object.keys(each))
  expect([...new Set(named)].sort()).toEqual(['device', 'operator', 'person'])
  for (const name of named) expect(document.components.securitySchemes).toHaveProperty([name])
})

test.each(operations)('every error of $method $path has the one shape', ({ path, operation }) => {
  const errors = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400)
  expect(errors.map(([status]) => status)).toContain('500')
  for (const [status, { content }] of errors) {
    // A server that is not ready says so by its checks.
    if (path === '/health/ready' && status === '503') continue
    // No error: the protocol's way of saying that a client begins anew.
    if (path === '/v1/shape' && status === '409') continue
    expect(content?.['application/json']?.schema.$ref).toBe(ERROR)
  }
})

const codesOf = (operation: Operation): string[] =>
  Object.values(operation.responses).flatMap(({ description }) => description.split(', '))

test.each(operations.filter(({ operation }) => operation.security?.some((each) => 'person' in each)))(
  '$method $path tells what every person may meet',
  ({ operation }) => {
    expect(codesOf(operation)).toEqual(
      expect.arrayContaining(['unauthenticated', 'not_allowed', 'totp_setup_required']),
    )
  },
)

const limited = Object.entries(POLICY_BY_PATH).flatMap(([pattern, policy]) => {
  const path = pattern.replace(/:(\w+)/g, '{$1}')
  return operations.filter((each) => each.path === path).map((each) => ({ ...each, policy }))
})

test.each(limited)('$method $path tells of its limits', ({ operation, policy }) => {
  const wanted = ['too_many_requests', ...(PROVABLE.includes(policy.name) ? ['proof_required'] : [])]
  expect(codesOf(operation)).toEqual(expect.arrayContaining(wanted))
})

test.each(operations)('every parameter in the path of $method $path is declared', ({ path, operation }) => {
  const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const declared = (operation.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name)
  expect(declared).toEqual(wanted)
})
