import type { ClientQuery } from './client-query.ts'

/** How a client waits: not at all, for a change, or for all that come. */
export type QuestionKind = 'read' | 'poll' | 'events'

/** As the protocol reads its flags: anything but "false", an empty one too. */
const isSet = (flag: string | undefined): boolean => flag !== undefined && flag !== 'false'

export function questionKind({ live, live_sse, experimental_live_sse }: ClientQuery): QuestionKind {
  if (!isSet(live)) return 'read'
  return isSet(live_sse) || isSet(experimental_live_sse) ? 'events' : 'poll'
}
