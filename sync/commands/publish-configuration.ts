import { z } from 'zod'
import { branchId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { configurationDocument } from './fields.ts'

/** `base_version` is the version that was edited (0 when there was none): a newer one in between is a conflict. */
export const publishConfiguration = defineCommand({
  name: 'publish_configuration',
  kinds: ['intent'],
  who: ['console', 'server'],
  args: z.strictObject({
    branch_id: branchId,
    base_version: z.int().min(0),
    document: configurationDocument,
  }),
})
