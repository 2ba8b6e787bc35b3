import type { Actor } from './actor.ts'

const PEOPLE = ['teller', 'manager', 'admin', 'operator'] as const
const STAFF = ['teller', 'manager', 'admin'] as const
const DESK = ['manager', 'admin'] as const
const DEVICES = ['kiosk', 'tablet', 'display', 'console'] as const

/**
 * What may be asked of the server besides commands, and by whom. The functions behind it look here, never at a role. What
 * begins with `own_` concerns the asker alone, and is all that a session may do whose second factor is not set up yet.
 */
export const calls = {
  own_profile: PEOPLE,
  own_sessions: PEOPLE,
  own_password: PEOPLE,
  own_totp: PEOPLE,
  heartbeat: DEVICES,
  read_branch: DEVICES,
  read_ticket: [...DEVICES, ...STAFF],
  /** A desk has a printer; a kiosk has its own, and a display none. */
  print_ticket: ['tablet', 'console', ...STAFF],
  read_history: STAFF,
  /** Branches in numbers: a teller has the line, and an operator no branch. */
  read_now: DESK,
  read_accuracy: DESK,
  read_fairness: DESK,
  read_quarantine: DESK,
  read_devices: DESK,
  /** A stolen tablet cannot wait for the head office. */
  revoke_device: DESK,
  enrol_device: ['admin'],
  /** A guard who leaves takes the PIN along: the branch cannot wait for the head office either. */
  set_kiosk_pin: DESK,
  read_staff: DESK,
  manage_staff: ['admin'],
  /** Each for the own tenant: an operator's is the installation's own. */
  manage_security: ['admin', 'operator'],
  export_person: DESK,
  erase_person: DESK,
  read_audit: ['admin', 'operator'],
  /** Notes of messages hold one-time links for as long as there is no provider to send them. */
  read_messages: ['admin', 'operator'],
  manage_tenants: ['operator'],
  manage_operators: ['operator'],
  manage_keys: ['operator'],
  retry_jobs: ['operator'],
} as const satisfies Record<string, readonly Actor[]>

export type CallName = keyof typeof calls
