import { z } from 'zod'
import { writerId } from '../ids.ts'
import { defineCommand } from './define-command.ts'

export const acceptQuarantined = defineCommand({
  name: 'accept_quarantined',
  kinds: ['intent'],
  who: ['console', 'server'],
  args: z.strictObject({ writer_id: writerId, seq: z.int().min(1) }),
})
