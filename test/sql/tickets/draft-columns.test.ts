import { afterAll, beforeAll, expect, it } from 'vitest'
import { NOW, Stage, TODAY } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

it('a drafted ticket has a value in every column that must not be null, default or not: it is stored as a whole', async () => {
  const { branch, kiosk, world } = stage
  const command = {
    tenant_id: branch.tenantId,
    branch_id: branch.branchId,
    device_id: kiosk.deviceId,
    args: { ...stage.nextIssue(), class_id: undefined },
    occurred_at: NOW,
    received_at: NOW,
    today: TODAY,
    day_start: `${TODAY}T03:00:00Z`,
  }
  const { rows: drafts } = await world.root.query(
    `select to_jsonb(app_private.ticket_draft(jsonb_populate_record(null::app_private.command, $1), 'kiosk')) as draft`,
    [JSON.stringify(command)],
  )
  const { rows: columns } = await world.root.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = 'app.tickets'::regclass and attnum > 0 and not attisdropped and attnotnull and attgenerated = ''`,
  )
  expect(columns.length).toBeGreaterThan(10)
  const missing = columns.map(({ name }) => name).filter((name) => (drafts[0].draft[name] ?? null) === null)
  expect(missing, 'set them in sql/functions/tickets/ticket_draft.sql, else every issue ends in quarantine').toEqual([])
})
