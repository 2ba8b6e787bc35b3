import { z } from 'zod'
import { splitId } from '../ids.ts'
import { defineCommand } from './define-command.ts'

/** Its place in the outbox, behind the kiosk's earlier issues, is what makes the split safe. */
export const acknowledgeSplit = defineCommand({
  name: 'acknowledge_split',
  kinds: ['fact'],
  who: ['kiosk'],
  args: z.strictObject({ split_id: splitId }),
})
