import { z } from 'zod'
import { writerId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { reasonCharsMax } from './limits.ts'

export const discardQuarantined = defineCommand({
  name: 'discard_quarantined',
  kinds: ['intent'],
  who: ['console', 'server'],
  args: z.strictObject({
    writer_id: writerId,
    seq: z.int().min(1),
    reason: text(reasonCharsMax).exactOptional(),
  }),
})
