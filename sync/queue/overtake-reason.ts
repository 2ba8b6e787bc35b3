/**
 * Why one who came earlier was passed by one who came later, as the authority tells it (app_private.overtake_reason). A class
 * is entitled to the first; the last must not happen [I12]; what is between, a person or a rule did.
 */
export const overtakeReasons = [
  'head_start',
  'parked',
  'came_back',
  'taken_back',
  'let_pass',
  'appointment',
  'came_late',
  'reserved',
  'named',
  'offline',
  'learned_late',
  'at_once',
  'other_service',
  'unexplained',
] as const
export type OvertakeReason = (typeof overtakeReasons)[number]

/** Within what a class is entitled to, beyond it for a reason, or beyond it for none. */
export const overtakeKinds = ['within', 'explained', 'unexplained'] as const
export type OvertakeKind = (typeof overtakeKinds)[number]

export function overtakeKind(reason: OvertakeReason): OvertakeKind {
  if (reason === 'head_start') return 'within'
  return reason === 'unexplained' ? 'unexplained' : 'explained'
}
