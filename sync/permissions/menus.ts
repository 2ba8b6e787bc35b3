import type { CommandName } from '../commands/registry.ts'
import type { CallName } from './calls.ts'

/** The entries of a person's menu, each with the action that it opens: who may not do it does not see it. */
export const menus = {
  line: 'call_next',
  history: 'read_history',
  quarantine: 'read_quarantine',
  devices: 'read_devices',
  staff: 'read_staff',
  configuration: 'publish_configuration',
  people: 'export_person',
  security: 'manage_security',
  audit: 'read_audit',
  tenants: 'manage_tenants',
  profile: 'own_profile',
} as const satisfies Record<string, CommandName | CallName>

export type MenuName = keyof typeof menus
