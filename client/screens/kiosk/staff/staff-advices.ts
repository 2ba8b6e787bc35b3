/** What a guard may be told to do; each has its sentence in the words (`do_…`). */
export const advices = [
  'nothing',
  'check_cable',
  'wait_a_moment',
  'server_away',
  'sent_by_itself',
  'read_refused',
  'room_short',
  'not_persisted',
  'set_clock',
  'clock_unchecked',
  'update_by_itself',
  'wake_unavailable',
  'wake_refused',
  'full_unavailable',
  'full_off',
  'unlocked',
] as const
export type Advice = (typeof advices)[number]
