import { z } from 'zod'
import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { feedbackCharsMax, feedbackScoreMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

export const giveFeedback = defineCommand({
  name: 'give_feedback',
  kinds: ['fact'],
  who: ['server', 'tablet'],
  args: withTicket({
    score: z.int().min(1).max(feedbackScoreMax),
    text: text(feedbackCharsMax).exactOptional(),
  }),
})
