import { describe, expect, it } from 'vitest'
import { commandNames, isCommandName } from '../commands/registry.ts'
import { isPermitted, permissions } from './permissions.ts'

const ofManagers = [
  'make_appointment',
  'move_appointment',
  'cancel_appointment',
  'accept_quarantined',
  'discard_quarantined',
]

describe('permissions', () => {
  it('[C5] give a teller what a tablet may and nothing of the desk', () => {
    for (const name of commandNames) expect(isPermitted('teller', name)).toBe(isPermitted('tablet', name))
    for (const name of commandNames.filter((n) => ofManagers.includes(n)))
      expect(isPermitted('teller', name)).toBe(false)
  })

  it('[C5] give a manager all of a teller and of a console, except publishing, which is an administrator’s', () => {
    const admin = commandNames.filter((name) => isPermitted('tablet', name) || isPermitted('console', name))
    expect(commandNames.filter((name) => isPermitted('admin', name))).toEqual(admin)
    expect(admin.filter((name) => !isPermitted('manager', name))).toEqual(['publish_configuration'])
  })

  it('[C5] give displays and operators no command', () => {
    const ofThem = permissions().filter(({ role }) => role === 'display' || role === 'operator')
    expect(ofThem.filter(({ action }) => isCommandName(action))).toEqual([])
  })

  it('[C5] keep a kiosk to issuing and to whoever arrives', () => {
    const ofKiosk = permissions().filter(({ role }) => role === 'kiosk')
    expect(ofKiosk.map(({ action }) => action).filter(isCommandName)).toEqual([
      'issue_ticket',
      'check_in_appointment',
      'confirm_arrival',
      'acknowledge_split',
    ])
  })

  it('show a menu to those who may do what it opens, and to no device', () => {
    const ofMenus = permissions().filter(({ action }) => action.startsWith('menu:'))
    const seenBy = (menu: string) => ofMenus.filter(({ action }) => action === menu).map(({ role }) => role)
    expect(seenBy('menu:devices')).toEqual(['manager', 'admin'])
    expect(seenBy('menu:line')).toEqual(['teller', 'manager', 'admin'])
    expect(seenBy('menu:tenants')).toEqual(['operator'])
    expect(ofMenus.some(({ role }) => role === 'kiosk' || role === 'tablet')).toBe(false)
  })

  it('keep the operator out of every branch', () => {
    const ofOperator = permissions().filter(({ role }) => role === 'operator')
    expect(
      ofOperator.map(({ action }) => action).filter((action) => /shape:|branch|ticket|device|history/.test(action)),
    ).toEqual([])
  })
})
