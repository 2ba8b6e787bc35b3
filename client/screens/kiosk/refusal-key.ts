import type { Command } from '../../app/hooks/use-command.ts'

type Refused = NonNullable<Command['refused']>

/** What a customer is told when no ticket could be written: a disk that refuses is the counter's business. */
export function refusalKey(code: Refused['code']): 'no_letter' | 'not_ready' | 'not_kept' {
  return code === 'no_letter' || code === 'not_ready' ? code : 'not_kept'
}
