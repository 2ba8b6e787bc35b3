import { createHash } from 'node:crypto'

/** What a ticket's row keeps of its secret, as JSON tells it. */
export function digestOf(secret: unknown): string {
  return `\\x${createHash('sha256').update(String(secret)).digest('hex')}`
}
