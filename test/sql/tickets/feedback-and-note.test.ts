import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Line, utc } from './line.ts'

let line: Line

beforeAll(async () => {
  line = await Line.create()
})
afterAll(() => line.world.close())

const feedback = (ticket_id: string, text?: string) =>
  line.fact('give_feedback', { ticket_id, score: 4, ...(text === undefined ? {} : { text }) })

/** The words may be on the ticket alone, where they expire. */
async function placesThatTell(words: string): Promise<string[]> {
  const tables = ['tickets', 'ticket_events', 'commands', 'quarantine']
  const found = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await line.world.root.query(`select count(*)::int as n from app.${table} r where r::text ~ $1`, [
        words,
      ])
      return rows[0].n > 0 ? [table] : []
    }),
  )
  return found.flat()
}

describe('give_feedback', () => {
  test.each(['completed', 'no_show', 'cancelled', 'expired'])('a %s ticket takes a score and stays', async (state) => {
    const id = await line.inState(state)
    expect(await feedback(id)).toMatchObject({ kind: 'applied', flags: [], ticket_id: id })
    await line.expectTicket(id, { state, feedback_score: 4, feedback_text: null, contact_expires_at: null })
  })

  test('[PD4] the words are private and stay on the ticket: the branch reads them after the visit', async () => {
    const id = await line.inState('completed')
    await feedback(id, 'Madame Zeineb was kind')
    await line.expectTicket(id, { feedback_text: 'Madame Zeineb was kind', contact_expires_at: null })
    expect(await placesThatTell('Zeineb')).toEqual(['tickets'])
  })

  test('a second tap replaces the score and keeps the words', async () => {
    const id = await line.inState('completed')
    await feedback(id, 'kind')
    await line.fact('give_feedback', { ticket_id: id, score: 1 })
    await line.expectTicket(id, { feedback_score: 1, feedback_text: 'kind' })
  })

  test.each(['waiting', 'called', 'serving', 'parked'])('a %s ticket: the fact is kept and flagged', async (state) => {
    const id = await line.inState(state)
    expect(await feedback(id)).toMatchObject({ kind: 'applied', flags: ['not_served'] })
    await line.expectTicket(id, { state, feedback_score: null, flags: expect.arrayContaining(['not_served']) })
  })

  test('an unknown ticket, another branch’s ticket: quarantined', async () => {
    const other = await Line.create(line.world)
    for (const id of [randomUUID(), await other.issue()]) {
      expect(await feedback(id)).toEqual({ kind: 'quarantined', reason: 'unknown_reference' })
    }
  })

  test('[I5] repeated, it counts once', async () => {
    const id = await line.inState('completed')
    await line.expectOnce('give_feedback', 'fact', id, { ticket_id: id, score: 5 })
  })
})

describe('note_ticket', () => {
  const endOfDay = '2026-03-11T03:00:00+00:00'
  test.each([
    ['waiting', utc(48 * 60)],
    ['called', utc(48 * 60)],
    ['serving', utc(48 * 60)],
    ['parked', utc(48 * 60)],
    ['no_show', endOfDay],
    ['completed', utc(0)],
    ['cancelled', utc(0)],
    ['expired', utc(0)],
  ])('[PD2] a %s ticket takes a note and stays; the note goes with the visit', async (state, until) => {
    const id = await line.inState(state)
    expect(await line.fact('note_ticket', { ticket_id: id, text: 'wheelchair' })).toMatchObject({
      kind: 'applied',
      flags: [],
    })
    await line.expectTicket(id, { state, note: 'wheelchair', contact_expires_at: until })
  })

  test('is private, and leaves the expiry of a contact as it is', async () => {
    const id = await line.issue({ contact: { phone: '+21620000000' } })
    await line.at(30)
    await line.fact('note_ticket', { ticket_id: id, text: 'Mister Habib' })
    await line.at(0)
    await line.expectTicket(id, { contact_expires_at: utc(48 * 60) })
    expect(await placesThatTell('Habib')).toEqual(['tickets'])
  })

  test('kiosks see no note in an answer', async () => {
    const id = await line.issue()
    await line.fact('note_ticket', { ticket_id: id, text: 'Mister Habib' })
    const { number, number_day, service_id } = await line.ticket(id)
    const again = { ticket_id: id, number, number_day, service_id, prefix: 'A', n: 1, language: 'fr' }
    const answer = await line.world.push(line.kiosk, [{ name: 'issue_ticket', kind: 'fact', args: again }])
    expect(answer.rows.tickets).toHaveLength(1)
    expect(JSON.stringify(answer)).not.toContain('Habib')
  })

  test('of a call that was not applied: nothing, and said so', async () => {
    const call = randomUUID()
    await line.call(randomUUID(), 1, { id: call })
    expect(await line.fact('note_ticket', { call, text: 'x' })).toEqual({ kind: 'applied', flags: ['call_failed'] })
  })

  test('an unknown ticket is quarantined, its text with it', async () => {
    expect(await line.fact('note_ticket', { ticket_id: randomUUID(), text: 'x' })).toMatchObject({
      kind: 'quarantined',
    })
  })

  test('[I5] repeated, it is one event', async () => {
    const id = await line.issue()
    await line.expectOnce('note_ticket', 'fact', id, { ticket_id: id, text: 'x' })
  })
})
