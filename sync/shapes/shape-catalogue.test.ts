import { describe, expect, it } from 'vitest'
import { deviceKinds } from '../commands/define-command.ts'
import { type Actor, staffRoles } from '../permissions/actor.ts'
import { shapes } from '../permissions/shapes.ts'
import { audienceOf } from './audience.ts'
import { shapeCatalogue } from './shape-catalogue.ts'
import { shapeDefinition } from './shape-definition.ts'

const scope = { tenant_id: 'the-tenant', branch_id: 'the-branch', first_day: '2026-11-25' }
const entries = Object.entries(shapeCatalogue)
const readers: readonly Actor[] = [...new Set(Object.values(shapes).flat())]

describe('the shape catalogue', () => {
  it('[GK2] has every shape that somebody may follow, and no other', () => {
    expect(Object.keys(shapeCatalogue).sort()).toEqual(Object.keys(shapes).sort())
  })

  it('[GK2] knows an audience for exactly those who may follow something', () => {
    const withAudience = [...deviceKinds, ...staffRoles].filter((actor) => audienceOf(actor) !== null)
    expect(withAudience.sort()).toEqual([...readers].sort())
  })

  it.each(entries)(
    '[GK3] keeps %s within tenant and branch, in parentheses, by equality and one comparison',
    (_, entry) => {
      expect(entry.where).toMatch(/^\([^()]*\)$/)
      const terms = entry.where.slice(1, -1).split(' and ')
      expect(terms.slice(0, 2)).toEqual(['tenant_id = $1', 'branch_id = $2'])
      expect(entry.params.slice(0, 2)).toEqual(['tenant_id', 'branch_id'])
      expect(terms).toHaveLength(entry.params.length)
      expect(terms.filter((term) => !/^\w+ = \$\d$/.test(term)).length).toBeLessThanOrEqual(1)
      for (const [index, term] of terms.entries()) expect(term).toMatch(new RegExp(`^\\w+ (=|>=) \\$${index + 1}$`))
    },
  )

  it.each(entries)('[GK4] shows the key of %s to everybody, and the columns that its clause names', (_, entry) => {
    const named = [...entry.where.matchAll(/(\w+) (?:=|>=)/g)].map((match) => match[1])
    for (const columns of Object.values(entry.columns))
      expect(Object.keys(columns)).toEqual(expect.arrayContaining([...entry.key, ...named]))
  })

  it('[GK4] shows kiosks and displays nothing personal and nobody a secret', () => {
    const names = (audience: 'public' | 'staff') => entries.flatMap(([, { columns }]) => Object.keys(columns[audience]))
    expect(names('public').filter((name) => /contact|note|answers|feedback_text|phone|mail/.test(name))).toEqual([])
    expect(names('staff').filter((name) => /secret|token|password|hash|digest|sealed|private/.test(name))).toEqual([])
  })

  it('puts the scope into the clause in its order', () => {
    const tickets = shapeDefinition('tickets', 'public', scope)
    expect(tickets.params).toEqual(['the-tenant', 'the-branch', '2026-11-25'])
    expect(shapeDefinition('counters', 'staff', scope).params).toEqual(['the-tenant', 'the-branch'])
    expect(tickets.columns).not.toContain('contact_phone')
    expect(shapeDefinition('tickets', 'staff', scope).columns).toContain('contact_phone')
  })
})
