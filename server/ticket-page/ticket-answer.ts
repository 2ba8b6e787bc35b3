import { z } from '@hono/zod-openapi'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import { language } from '../../sync/words/language.ts'

const instant = z.iso.datetime({ offset: true })
const names = z.record(z.string(), z.string())

/** What a customer's page is told of its ticket; whoever is not in today's line gets the same with nothing in `line`. */
export const publicTicket = z
  .object({
    branch: names.openapi({ description: 'Its name in each language.' }),
    zone: z.string().openapi({ description: 'In which the branch tells the hours.' }),
    number: z.string(),
    digits: z.enum(['latn', 'arab']).openapi({ description: 'In which the tenant writes numbers in Arabic.' }),
    state: z.enum(ticketStates),
    language,
    services: z.array(names).openapi({ description: 'Names of the services in their order.' }),
    leg_index: z.int().openapi({ description: 'Which of the services it is at.' }),
    counter: z.string().nullable().openapi({ description: 'Where to go, while called or served.' }),
    queued_at: instant,
    called_at: instant.nullable(),
    ended_at: instant.nullable(),
    line: z
      .object({
        ahead: z.int().openapi({ description: 'People who stand before it.' }),
        wait: z
          .object({ from_minutes: z.int(), to_minutes: z.int() })
          .nullable()
          .openapi({ description: 'P50 and P90 as a screen shows them; both 0: no wait; null: not to be told.' }),
      })
      .nullable()
      .openapi({ description: 'While it waits.' }),
    sent_on: z
      .object({ counter: z.string().nullable() })
      .nullable()
      .openapi({ description: 'It waits because it was transferred, perhaps to one counter.' }),
    awaited_by: z
      .uuid()
      .nullable()
      .openapi({ description: 'Joined from afar and not seen yet: the branch; /join/ and this is where to say so.' }),
    recalls: z.int().openapi({ description: 'How often the call was repeated.' }),
    passes_left: z.int().openapi({ description: 'How often it may still let others pass.' }),
    feedback: z.int().nullable().openapi({ description: 'The rating that was given.' }),
    feedback_words: z.boolean().openapi({ description: 'Whether words beside a rating are wanted.' }),
    push_key: z.string().nullable().openapi({ description: 'To subscribe to web push with; null: there is none.' }),
    next_ms: z.int().nullable().openapi({ description: 'When to ask again; null: it is over.' }),
    server_time: instant.openapi({ description: 'When all this was so; ages are told by it, not by the own clock.' }),
  })
  .openapi('PublicTicket')

export type PublicTicket = z.output<typeof publicTicket>

/** What a computation makes for each ticket of a line; the time and the installation's key are added to the answer. */
export type LineTicketAnswer = Omit<PublicTicket, 'push_key' | 'server_time'>
