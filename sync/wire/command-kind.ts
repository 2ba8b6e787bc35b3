/** A fact has already happened in the room and is never rejected; an intent is a wish. */
export const commandKinds = ['fact', 'intent'] as const
export type CommandKind = (typeof commandKinds)[number]
