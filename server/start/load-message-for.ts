import type { MessageFor } from '../http/answer-error.ts'
import { importPart } from './import-part.ts'

/** Without the table of texts an error still has its code, which is what programs read. */
export async function loadMessageFor(): Promise<MessageFor> {
  const part = await importPart<{ messageFor: MessageFor }>('../sync/errors/message-for.ts')
  return part?.messageFor ?? ((code) => code)
}
