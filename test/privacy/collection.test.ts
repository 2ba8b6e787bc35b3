import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Device, issueArgs, World } from '../setup/world.ts'
import { type BookableBranch, book, bookArgs, bookableBranch } from '../sql/appointments/bookable-branch.ts'
import { accept } from '../sql/quarantine/quarantined.ts'
import { tellsItself } from '../sql/tickets/tells-itself.ts'
import { tracesOf } from './traces-of.ts'

const contact = { name: 'Amina Ben Salah', phone: '+21698123456', email: 'amina@example.tn' }
const TRACES = ['Amina', '98123456', 'amina@']
const none = { contact_name: null, contact_phone: null, contact_email: null, contact_expires_at: null }

let world: World
let branch: BookableBranch
let kiosk: Device
let console: Device
let day: string
let n = 0

beforeAll(async () => {
  world = await World.create()
  branch = await bookableBranch(world)
  kiosk = await world.addDevice(branch, 'kiosk')
  await world.lanes(kiosk)
  console = await world.addDevice(branch, 'console')
  day = await world.today(branch)
})
afterAll(() => world.close())

const asks = (is: boolean) =>
  world.root.query('update app.services set asks_contact = $2 where id = $1', [branch.bookable, is])

function paper(overrides: Record<string, unknown> = {}) {
  n += 1
  return issueArgs(branch, day, n, overrides)
}

it.each([true, false])('[PD1] a kiosk’s contact is kept where the service asks for one: %s', async (is) => {
  await asks(is)
  const args = paper({ contact })
  const outcome = await world.give(kiosk, 'issue_ticket', 'fact', args)
  expect(outcome).toMatchObject({ kind: 'applied', flags: is ? [] : ['contact_dropped'] })
  const ticket = await world.ticket(String(args.ticket_id))
  expect(ticket).toMatchObject(
    is ? { contact_phone: contact.phone, flags: [] } : { ...none, flags: ['contact_dropped'] },
  )
  expect(await tellsItself(world, String(args.ticket_id))).toBe(true)
  expect(await tracesOf(world, branch.tenantId, TRACES)).toEqual(
    is ? TRACES.map((trace) => `app.tickets: ${trace}`) : [],
  )
  await world.root.query('update app.tickets set contact_name = null, contact_phone = null, contact_email = null')
})

it('[PD1] no contact, no flag', async () => {
  await asks(false)
  expect(await world.give(kiosk, 'issue_ticket', 'fact', paper())).toMatchObject({ flags: [] })
})

it('[PD1] on the web and for an appointment it is the same', async () => {
  await asks(false)
  const web = { ticket_id: randomUUID(), service_id: branch.bookable, language: 'fr', secret: 'c2VjcmV0LXNlY3JldC0xMg' }
  const joined = await world.give(branch.server, 'check_in_web', 'intent', { ...web, contact })
  expect(joined).toMatchObject({ kind: 'applied', flags: ['contact_dropped'] })
  const booked = await book(world, console, bookArgs(branch, { contact }))
  expect(booked).toMatchObject({ kind: 'applied', flags: ['contact_dropped'] })
  expect(await tracesOf(world, branch.tenantId, TRACES)).toEqual([])
})

it('[PD1] a second word about a ticket brings no contact for a service that does not ask', async () => {
  await asks(false)
  const args = paper()
  await world.give(kiosk, 'issue_ticket', 'fact', args)
  const again = await world.give(kiosk, 'issue_ticket', 'fact', { ...args, contact })
  expect(again.flags).toEqual(['merged', 'contact_dropped'])
  expect(await world.ticket(String(args.ticket_id))).toMatchObject(none)
})

it('[PD1] the contact of a booking does not go over to a ticket for a service that does not ask', async () => {
  await asks(true)
  const booked = bookArgs(branch, { contact })
  await book(world, console, booked)
  const args = paper({ service_id: branch.unbookable, number: 'B-001', prefix: 'B', n: 1, code: booked.code })
  await world.give(kiosk, 'check_in_appointment', 'fact', args)
  expect(await world.ticket(String(args.ticket_id))).toMatchObject({ ...none, appointment_id: booked.appointment_id })
  expect(await tracesOf(world, branch.tenantId, TRACES)).toEqual([])
})

it.each([
  [true, { contact_phone: contact.phone }, []],
  [false, none, ['contact_dropped']],
])(
  '[PD1] quarantine keeps no contact that is not asked for, and none once accepted: asks %s',
  async (is, fields, flags) => {
    await asks(is)
    const revoked = await world.addDevice(branch, 'kiosk')
    await world.root.query(`update app.devices set status = 'revoked', ended_at = app.now() where id = $1`, [
      revoked.deviceId,
    ])
    const args = paper({ contact })
    const outcome = await world.give(revoked, 'issue_ticket', 'fact', args)
    expect(outcome).toEqual({ kind: 'quarantined', reason: 'device_revoked' })
    const kept = await tracesOf(world, branch.tenantId, TRACES)
    expect(kept).toEqual(is ? TRACES.map((trace) => `app.quarantine: ${trace}`) : [])
    const accepted = await accept(world, console, revoked)
    expect(accepted.kind).toBe('applied')
    expect(accepted.flags).toEqual(expect.arrayContaining(flags))
    expect(await world.ticket(String(args.ticket_id))).toMatchObject(fields)
    expect(
      (await tracesOf(world, branch.tenantId, TRACES)).filter((found) => !found.startsWith('app.tickets:')),
    ).toEqual([])
    await world.root.query('update app.tickets set contact_name = null, contact_phone = null, contact_email = null')
  },
)
