import type { Actor } from '../permissions/actor.ts'

/** Whose eyes an answer is for: whoever stands in the room, or those who serve. */
export type Audience = 'public' | 'staff'

/**
 * Null: no shape is for them. A teller reads through the tablet, and a server through no shape at all. Who may have which
 * shape is the permissions' to say; this is only how much of it.
 */
export function audienceOf(actor: Actor): Audience | null {
  switch (actor) {
    case 'kiosk':
    case 'display':
      return 'public'
    case 'tablet':
    case 'console':
    case 'manager':
    case 'admin':
      return 'staff'
    case 'teller':
    case 'operator':
    case 'server':
      return null
  }
}
