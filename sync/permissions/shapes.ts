import type { Actor } from './actor.ts'

const READERS = ['kiosk', 'tablet', 'display', 'console', 'manager', 'admin'] as const

/** Which live shapes an actor may follow. Their columns and predicates are the shape catalogue's; a teller reads through the tablet. */
export const shapes = {
  branch_config: READERS,
  tickets: READERS,
  counters: READERS,
  branch_stats: READERS,
} as const satisfies Record<string, readonly Actor[]>

export type ShapeName = keyof typeof shapes
