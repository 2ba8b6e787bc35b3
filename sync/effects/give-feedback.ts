import { onTicket } from './on-ticket.ts'

export const giveFeedback = onTicket<'give_feedback'>({
  change: (_, { args }) => ({
    feedback_score: args.score,
    ...(args.text === undefined ? {} : { feedback_text: args.text }),
  }),
})
