/** The one in which no history was lost yet. */
export const FIRST_EPOCH = 1
