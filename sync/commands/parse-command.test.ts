import { describe, expect, it } from 'vitest'
import { aHeader } from './a-header.ts'
import { exampleArgs } from './example-args.ts'
import { commandSchemaVersion, parseCommand } from './parse-command.ts'
import { type CommandName, commandNames, commandRegistry } from './registry.ts'

const uuid = '00000000-0000-4000-8000-000000000001'

function problemOf(name: CommandName, args: Record<string, unknown>) {
  const parsed = parseCommand(aHeader(name, { args }))
  return parsed.ok ? 'none' : parsed.problem
}

describe('parseCommand', () => {
  it.each(commandNames)('accepts %s with all its fields and refuses one field more', (name) => {
    expect(parseCommand(aHeader(name))).toMatchObject({ ok: true, command: { name } })
    expect(problemOf(name, { ...exampleArgs[name], surprise: 1 })).toBe('malformed')
    expect(problemOf(name, JSON.parse(`{"__proto__": 1, ${JSON.stringify(exampleArgs[name]).slice(1)}`))).toBe(
      'malformed',
    )
    expect(problemOf(name, {})).toBe('malformed')
  })

  it('[C1] knows each command by the name it is registered under', () => {
    for (const [key, { name }] of Object.entries(commandRegistry)) expect(name).toBe(key)
  })

  it('[C2] refuses a kind that is not the command’s', () => {
    expect(parseCommand(aHeader('issue_ticket', { kind: 'intent' }))).toMatchObject({ problem: 'malformed' })
    expect(parseCommand(aHeader('call_next', { kind: 'fact' }))).toMatchObject({ problem: 'malformed' })
    expect(parseCommand(aHeader('call_ticket', { kind: 'fact' })).ok).toBe(true)
  })

  it('[C2] takes an intent as a fact when it brings the outcome of a lost history', () => {
    const outcome = { kind: 'applied', flags: [] }
    expect(parseCommand(aHeader('call_next', { kind: 'fact', outcome })).ok).toBe(true)
    expect(parseCommand(aHeader('issue_ticket', { kind: 'intent', outcome })).ok).toBe(false)
  })

  it('[W3] tells a newer name or schema from a malformed command', () => {
    expect(parseCommand({ ...aHeader('call_next'), name: 'dance' })).toMatchObject({ problem: 'newer' })
    expect(parseCommand({ ...aHeader('call_next'), name: 'constructor' })).toMatchObject({ problem: 'newer' })
    expect(parseCommand(aHeader('call_next', { schema: commandSchemaVersion + 1 }))).toMatchObject({ problem: 'newer' })
  })

  it('names the place of a fault without its value', () => {
    const parsed = parseCommand(
      aHeader('note_ticket', { args: { ticket_id: uuid, text: 7, phone: '+216 20 000 000' } }),
    )
    expect(parsed.ok).toBe(false)
    expect(JSON.stringify(parsed)).not.toContain('216')
  })
})

describe('the arguments', () => {
  it('name a ticket in exactly one way', () => {
    expect(problemOf('return_ticket', { ticket_id: uuid })).toBe('none')
    expect(problemOf('return_ticket', { call: uuid })).toBe('none')
    expect(problemOf('return_ticket', { number: 'A-048/2', number_day: '2026-11-20' })).toBe('none')
    expect(problemOf('return_ticket', { ticket_id: uuid, call: uuid })).toBe('malformed')
    expect(problemOf('return_ticket', { number: 'A-048' })).toBe('malformed')
  })

  it.each([
    { number: 'A-047' },
    { number: 'B-048' },
    { number: 'A-X48' },
    { letter: 'X' },
    { number: 'A-' },
    { n: 0 },
    { n: 48.5 },
    { number_day: '2026-02-30' },
    { language: 'de' },
    { secret: 'short' },
    { legs: Array(9).fill(uuid) },
    { answers: { a: { deep: 1 } } },
    { answers: { 'A b': 'x' } },
    { answers: { a: 'x\0y' } },
  ])('of issue_ticket refuse %j', (fault) => {
    const { letter: _, ...plain } = exampleArgs.issue_ticket
    const good = { ...plain, number: 'A-048', n: 48 }
    expect(problemOf('issue_ticket', good)).toBe('none')
    expect(problemOf('issue_ticket', { ...good, ...fault })).toBe('malformed')
  })

  it.each([null, 7, { method: 'oracle' }, { p90_s: 86_401 }, { from_minutes: -1 }, { seed: 4 }])(
    '[WT17] of issue_ticket lose a quote that has %j, never the ticket',
    (fault) => {
      const { quote: good, ...plain } = exampleArgs.issue_ticket
      const quote = typeof fault === 'object' && fault !== null ? { ...(good as object), ...fault } : fault
      const id = '00000000-0000-4000-8000-000000000009'
      const parse = (args: Record<string, unknown>) => parseCommand(aHeader('issue_ticket', { id, args }))
      expect(JSON.stringify(parse({ ...plain, quote }))).toBe(JSON.stringify(parse(plain)))
      expect(parse(plain).ok).toBe(true)
    },
  )

  it.each(['nul \0', 'half \ud83d', 'x'.repeat(501)])('refuse a text that could not be stored (case %#)', (text) => {
    expect(problemOf('note_ticket', { ticket_id: uuid, text })).toBe('malformed')
  })

  it('arrive in one spelling: ids and codes in one case, phones without spaces, instants in UTC', () => {
    const upper = { ...exampleArgs.make_appointment, code: 'k7f2q9', slot_at: '2026-11-21T10:00:00.123456+01:00' }
    const parsed = parseCommand(
      aHeader('make_appointment', { args: { ...upper, appointment_id: 'ABCDEF00-0000-4000-8000-000000000001' } }),
    )
    expect(parsed).toMatchObject({
      command: {
        args: {
          appointment_id: 'abcdef00-0000-4000-8000-000000000001',
          code: 'K7F2Q9',
          slot_at: '2026-11-21T09:00:00.123Z',
          contact: { phone: '+21620000000' },
        },
      },
    })
  })

  it('of a published document are bounded in depth', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
    const args = exampleArgs.publish_configuration
    expect(problemOf('publish_configuration', { ...args, document: nested(16) })).toBe('none')
    expect(problemOf('publish_configuration', { ...args, document: nested(17) })).toBe('malformed')
  })
})
