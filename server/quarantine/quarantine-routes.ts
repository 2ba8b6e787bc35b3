import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { reasonCharsMax } from '../../sync/commands/limits.ts'
import { branchId, commandId, writerId } from '../../sync/ids.ts'
import { type Outcome, outcome } from '../../sync/wire/outcome.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { PersonEnv } from '../auth/require-person.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { textField } from '../http/text-field.ts'
import { pageKey } from './page-key.ts'

export type QuarantineDeps = { readonly pools: Pick<Pools, 'api'>; readonly identity: Identity }

const LIMIT_MAX = 200

const query = z.object({
  after: pageKey.exactOptional(),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
})
const row = z.record(z.string(), z.unknown())
const page = z
  .object({
    rows: z.array(row),
    after: z.string().nullable().openapi({ description: 'For ?after= of the next page.' }),
  })
  .openapi('QuarantinePage')
const place = z.object({
  branch_id: branchId,
  writer_id: writerId,
  seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})
/** The same id again takes no second effect and has the same answer. */
const id = commandId.exactOptional()
const acceptance = z.strictObject({ id })
const discard = z.strictObject({ id, reason: textField(reasonCharsMax).exactOptional() })
const decision = z.object({ id: z.uuid(), outcome }).openapi('QuarantineDecision')

type Page = { rows: z.output<typeof row>[]; after: z.output<typeof pageKey> | null }
type Pushed = { results: { outcome: Outcome }[] }
type Decision = { place: z.output<typeof place>; name: string; id: string | undefined; reason?: string | undefined }

/** What waits in a branch for a person to say whether it counts. A decision is a command and is answered as one. */
export function quarantineRoutes(app: App, { pools, identity }: QuarantineDeps): void {
  const askForPerson = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'quarantine')

  async function decide(c: Context<PersonEnv>, { place: { branch_id, ...of }, name, id, reason }: Decision) {
    const given = id ?? randomUUID()
    const args = JSON.stringify({ ...of, ...(reason !== undefined && { reason }) })
    const call = { name: 'push_for_person', action: name, args: [branch_id, name, 'intent', args, given] }
    const answered = (await askForPerson<Pushed>(c, call)).results[0]?.outcome
    // An unexpected error has no outcome and left nothing behind.
    if (answered === undefined) throw httpErrorOf('internal')
    return c.json({ id: given, outcome: answered }, 200, noStore)
  }

  const list = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches/{branch_id}/quarantine',
    summary: 'Commands that wait for a decision, oldest first, without what is personal',
    request: { params: z.object({ branch_id: branchId }), query },
    responses: {
      200: jsonAnswer('A page', page),
      ...personRefusals('not_found'),
    },
  })
  app.openapi(list, async (c) => {
    const { after, limit } = c.req.valid('query')
    const args = [c.req.valid('param').branch_id, after === undefined ? null : JSON.stringify(after), limit]
    const found = await askForPerson<Page>(c, { name: 'open_quarantine', action: 'read_quarantine', args })
    const next = found.after === null ? null : Buffer.from(JSON.stringify(found.after)).toString('base64url')
    return c.json({ rows: found.rows, after: next }, 200, noStore)
  })

  const answers = {
    200: jsonAnswer('What became of the decision', decision),
    ...personRefusals('not_found'),
  }
  const accept = createRoute({
    ...person,
    method: 'post',
    path: '/api/branches/{branch_id}/quarantine/{writer_id}/{seq}/accept',
    summary: 'Takes a quarantined command for what it is',
    request: { params: place, ...jsonBody(acceptance) },
    responses: answers,
  })
  app.openapi(accept, (c) =>
    decide(c, { place: c.req.valid('param'), name: 'accept_quarantined', id: c.req.valid('json').id }),
  )
  const setAside = createRoute({
    ...person,
    method: 'post',
    path: '/api/branches/{branch_id}/quarantine/{writer_id}/{seq}/discard',
    summary: 'Decides that a quarantined command has no effect; it stays readable in the ledger',
    request: { params: place, ...jsonBody(discard) },
    responses: answers,
  })
  app.openapi(setAside, (c) => {
    const { id, reason } = c.req.valid('json')
    return decide(c, { place: c.req.valid('param'), name: 'discard_quarantined', id, reason })
  })
}
