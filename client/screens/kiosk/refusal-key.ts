import type { Command } from '../../app/hooks/use-command.ts'

type Refused = NonNullable<Command['refused']>

/** What a customer is told when there is no ticket. */
export type RefusalKey =
  | 'no_letter'
  | 'not_ready'
  | 'not_kept'
  | 'just_closed'
  | 'too_late_today'
  | 'closed_for_code'
  | 'code_used_here'

/** When none could be written: a disk that refuses is the counter's business. */
export function refusalKey(code: Refused['code']): RefusalKey {
  return code === 'no_letter' || code === 'not_ready' ? code : 'not_kept'
}
