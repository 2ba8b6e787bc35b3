import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Command } from '../../setup/world.ts'
import { digestOf } from '../digest-of.ts'
import { anId, Stage } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const contact = { name: 'Salma', phone: '+21620000000', email: 'salma@example.tn' }
const personal = /Salma|21620000000|salma@|c2VjcmV0|whispered/

it('[I9] personal and secret arguments are on the ticket, and in no ledger, event or job', async () => {
  const issue = stage.issueCommand()
  issue.args = { ...issue.args, contact }
  const id = issue.args.ticket_id
  const answer = await stage.world.push(stage.kiosk, [issue])
  const at = { ticket_id: id, counter_id: stage.counter }
  const spoken = (name: string, args: Record<string, unknown>): Command => ({ name, kind: 'fact', args })
  await stage.intent(stage.tablet, 'call_ticket', at)
  const answers = await stage.world.push(stage.tablet, [
    spoken('note_ticket', { ticket_id: id, text: 'whispered' }),
    spoken('complete_service', at),
    spoken('give_feedback', { ticket_id: id, score: 5, text: 'whispered' }),
  ])
  expect(answers.results.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied', 'applied'])
  expect(await stage.row(id as string)).toMatchObject({
    contact_name: 'Salma',
    secret_digest: digestOf(issue.args.secret),
    note: 'whispered',
  })
  for (const table of ['app.commands', 'app.ticket_events', 'graphile_worker._private_jobs', 'app.quarantine']) {
    const { rows } = await stage.world.root.query(`select to_jsonb(t)::text as row from ${table} t`)
    expect(rows.filter(({ row }) => personal.test(row))).toEqual([])
  }
  const { rows } = await stage.world.root.query('select args from app.commands where id = $1', [issue.id])
  const { contact: _, secret: __, ...kept } = issue.args
  expect(rows[0].args).toEqual(kept)
  // The kiosk that printed it is told nothing personal either; the teller is, save for the secret.
  expect(JSON.stringify(answer)).not.toMatch(personal)
  expect(answers.rows.tickets).toMatchObject([{ contact_name: 'Salma', note: 'whispered' }])
  expect(answers.rows.tickets[0]).not.toHaveProperty('secret_digest')
})

it('what is set aside is kept raw, once, and its contact for a week at most', async () => {
  const issue = stage.issueCommand()
  issue.args = { ...issue.args, contact, service_id: anId() }
  await stage.world.push(stage.kiosk, [issue])
  const { rows } = await stage.world.root.query(
    `select q.raw -> 'args' as raw, q.contact_expires_at, l.args from app.quarantine q
     join app.commands l on l.writer_id = q.writer_id and l.seq = q.seq where q.command_id = $1`,
    [issue.id],
  )
  expect(rows).toEqual([{ raw: issue.args, contact_expires_at: new Date('2026-11-27T09:00:00Z'), args: {} }])
})
