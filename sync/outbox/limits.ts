/** Commands without an outcome; a branch that was alone for a week has some thousands. */
export const OUTBOX_MAX = 20_000
/** For so long the device could tell a server that lost its history what it had acknowledged. */
export const KEPT_DAYS = 7
/** 12 bytes are the 96 bits that make a ticket's address unguessable. */
export const SECRET_BYTES = 12
