import { z } from 'zod'
import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'

export const openCounter = defineCommand({
  name: 'open_counter',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: z.strictObject({ counter_id: counterId }),
})
