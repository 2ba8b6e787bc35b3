import type { StaffRole } from '../../../sync/permissions/actor.ts'
import { screenAt } from '../../app/screen-names.ts'

/** What each role does here all day. */
const HOME: Readonly<Record<StaffRole, string>> = {
  operator: '/setup',
  admin: '/admin',
  manager: '/manager',
  teller: '/teller',
}

/** Where a person goes who has signed in: back to where they were sent from, if that is a screen of ours, else to their own. */
export function nextPath(search: string, role: StaffRole): string {
  const wished = new URLSearchParams(search).get('next')
  return wished !== null && /^\/[a-z-]+$/.test(wished) && screenAt(wished) !== undefined ? wished : HOME[role]
}
