import { afterAll, beforeAll, expect, it } from 'vitest'
import { heartbeatAnswer } from '../../sync/wire/heartbeat.ts'
import { PushServer } from '../commands/push-server.ts'
import type { Device } from '../setup/world.ts'

let server: PushServer
let kiosk: Device
let tablet: Device
let display: Device
let ticketId: string

beforeAll(async () => {
  server = await PushServer.open()
  const { world, branch } = server.stage
  kiosk = await world.addDevice(branch, 'kiosk')
  tablet = await world.addDevice(branch, 'tablet')
  display = await world.addDevice(branch, 'display')
  const issue = server.stage.issueCommand({
    args: { ...server.stage.issueCommand().args, answers: { pregnant: 'yes' } },
  })
  const { results } = await server.push(kiosk, [issue])
  expect(results[0]?.outcome.kind).toBe('applied')
  ticketId = (issue.args as { ticket_id: string }).ticket_id
  const cancel = {
    name: 'cancel_ticket',
    kind: 'intent',
    args: { ticket_id: ticketId, reason: 'went to see her doctor' },
  }
  const cancelled = await server.push(tablet, [cancel as never])
  expect(cancelled.results[0]?.outcome).toMatchObject({ kind: 'applied' })
})
afterAll(() => server.close())

async function get(device: Device, path: string): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bearer ${device.deviceId}` }
  const answer = await server.app.request(path, { headers })
  return { status: answer.status, text: await answer.text() }
}

it('[I9] staff read what a customer answered and a colleague wrote; a kiosk and a display do not', async () => {
  const story = await get(tablet, `/api/tickets/${ticketId}`)
  expect(story.text).toContain('pregnant')
  expect(story.text).toContain('her doctor')
  for (const device of [kiosk, display]) {
    const { status, text } = await get(device, `/api/tickets/${ticketId}`)
    expect(status).toBe(200)
    expect(text).not.toMatch(/pregnant|doctor/)
    expect(JSON.parse(text).events.map((event: { what: string }) => event.what)).toEqual(
      JSON.parse(story.text).events.map((event: { what: string }) => event.what),
    )
  }
})

it('a device of another branch is told of no such ticket', async () => {
  const { world } = server.stage
  const other = await world.addDevice(await world.addBranch(), 'tablet')
  expect(await get(other, `/api/tickets/${ticketId}`)).toMatchObject({
    status: 404,
    text: expect.stringContaining('"code":"not_found"'),
  })
})

it('[ID14] a revoked device reads nothing any more, and is told why', async () => {
  const { world, branch } = server.stage
  const revoked = await world.addDevice(branch, 'tablet')
  await world.root.query(`update app.devices set status = 'revoked', ended_at = now() where id = $1`, [
    revoked.deviceId,
  ])
  const heartbeats = ['/api/heartbeat', `/api/heartbeat?writer=${revoked.writerId}`]
  for (const path of [`/api/tickets/${ticketId}`, '/api/branch', ...heartbeats]) {
    expect(await get(revoked, path), path).toMatchObject({
      status: 403,
      text: expect.stringContaining('"code":"device_revoked"'),
    })
  }
})

it('the heartbeat says what its schema says, and nothing else', async () => {
  for (const path of ['/api/heartbeat', `/api/heartbeat?writer=${kiosk.writerId}`]) {
    const { status, text } = await get(kiosk, path)
    expect(status).toBe(200)
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(Object.keys(heartbeatAnswer.shape).sort())
    expect(heartbeatAnswer.safeParse(JSON.parse(text)).error).toBeUndefined()
  }
})
