import { z } from 'zod'
import { commandId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { elapsedMsMax } from './limits.ts'

export const undoCommand = defineCommand({
  name: 'undo_command',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: z.strictObject({
    command_id: commandId,
    elapsed_ms: z.number().min(0).max(elapsedMsMax),
  }),
})
