import { z } from 'zod'
import { defineCommand } from './define-command.ts'
import { letPassCountMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

export const letPass = defineCommand({
  name: 'let_pass',
  kinds: ['intent'],
  who: ['server', 'tablet'],
  args: withTicket({ count: z.int().min(1).max(letPassCountMax) }),
})
