import { z } from 'zod'
import { defineCommand } from './define-command.ts'
import { isNumberOfParts, issueFields } from './fields.ts'

export const issueTicket = defineCommand({
  name: 'issue_ticket',
  kinds: ['fact'],
  who: ['kiosk', 'tablet', 'server'],
  args: z.strictObject(issueFields).refine(isNumberOfParts),
})
