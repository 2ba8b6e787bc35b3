import { describe, expect, test } from 'vitest'
import { type Confirmation, type ConfirmationEvent, confirm } from './confirmation.ts'

const table: Record<Confirmation, Record<ConfirmationEvent, Confirmation>> = {
  asking: { confirmed: 'confirmed', unreachable: 'away', heard_of: 'asking', in_doubt: 'doubted' },
  away: { confirmed: 'confirmed', unreachable: 'away', heard_of: 'asking', in_doubt: 'doubted' },
  confirmed: { confirmed: 'confirmed', unreachable: 'confirmed', heard_of: 'confirmed', in_doubt: 'doubted' },
  doubted: { confirmed: 'confirmed', unreachable: 'doubted', heard_of: 'doubted', in_doubt: 'doubted' },
}

describe('[WR3] whether the authority has confirmed the writer, state by state and event by event', () => {
  for (const [from, row] of Object.entries(table)) {
    for (const [event, to] of Object.entries(row)) {
      test(`${from} × ${event} → ${to}`, () =>
        expect(confirm(from as Confirmation, event as ConfirmationEvent)).toBe(to))
    }
  }
})
