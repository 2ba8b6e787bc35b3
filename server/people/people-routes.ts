import { createRoute, type z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { erasedCounts, foundVisits, personDocument } from './person-answers.ts'
import { argumentsOf, contactReference, personReference } from './person-reference.ts'

export type PeopleRoutesDeps = { readonly pools: Pools; readonly identity: Identity }

const FOUND_MAX = 100
const ok = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: jsonAnswer(description, schema),
  ...personRefusals('not_found', 'unsupported_media_type'),
})

/** What a bank owes a visitor: to find, hand out and erase what is kept about them (sql/functions/privacy/README.md). */
export function peopleRoutes(app: App, { pools, identity }: PeopleRoutesDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'people')

  const find = createRoute({
    ...person,
    method: 'post',
    path: '/api/people/find',
    summary: 'The visits that bear a phone number or an e-mail, in one’s own branches',
    request: jsonBody(contactReference),
    responses: ok('A page of visits, by id', foundVisits),
  })
  app.openapi(find, async (c) => {
    const reference = c.req.valid('json')
    const [, phone, email] = argumentsOf(reference)
    const args = [phone, email, reference.after ?? null, FOUND_MAX]
    const call = { name: 'find_person', action: 'export_person', args }
    return c.json(await ask<z.output<typeof foundVisits>>(c, call), 200, noStore)
  })

  const exportPerson = createRoute({
    ...person,
    method: 'post',
    path: '/api/people/export',
    summary: 'All that is kept about a visitor, by ticket, phone number or e-mail',
    request: jsonBody(personReference),
    responses: ok('A page of visits with everything that tells of them', personDocument),
  })
  app.openapi(exportPerson, async (c) => {
    const reference = c.req.valid('json')
    const args = [...argumentsOf(reference), reference.after ?? null]
    const call = { name: 'export_person', action: 'export_person', args }
    return c.json(await ask<z.output<typeof personDocument>>(c, call), 200, noStore)
  })

  const erase = createRoute({
    ...person,
    method: 'post',
    path: '/api/people/erase',
    summary: 'Erases a visitor everywhere; that the visit happened stays, without anything that names them',
    request: jsonBody(personReference),
    responses: ok('How many rows of each kind were emptied', erasedCounts),
  })
  app.openapi(erase, async (c) => {
    const call = { name: 'erase_person', action: 'erase_person', args: argumentsOf(c.req.valid('json')) }
    return c.json(await ask<z.output<typeof erasedCounts>>(c, call), 200, noStore)
  })
}
