import { describe, expect, it } from 'vitest'
import { isPermitted, permissions } from './permissions.ts'
import { commandNames } from './registry.ts'

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

  it('[C5] give displays and operators nothing', () => {
    expect(permissions().filter(({ role }) => role === 'display' || role === 'operator')).toEqual([])
  })

  it('[C5] keep a kiosk to issuing', () => {
    const ofKiosk = permissions().filter(({ role }) => role === 'kiosk')
    expect(ofKiosk.map(({ action }) => action)).toEqual(['issue_ticket', 'check_in_appointment', 'acknowledge_split'])
  })
})
