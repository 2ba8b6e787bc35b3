import { z } from 'zod'
import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { reasonCharsMax } from './limits.ts'

export const pauseCounter = defineCommand({
  name: 'pause_counter',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: z.strictObject({ counter_id: counterId, reason: text(reasonCharsMax).exactOptional() }),
})
