import { z } from 'zod'
import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'

/** `hand_over` says where a ticket still at the counter goes, so that closing never leaves one behind. */
export const closeCounter = defineCommand({
  name: 'close_counter',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: z.strictObject({ counter_id: counterId, hand_over: z.enum(['waiting', 'parked']) }),
})
