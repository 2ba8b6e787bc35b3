// One place for the size of everything a command may carry. Characters are UTF-16 units, as JavaScript counts them.
export const noteCharsMax = 500
export const reasonCharsMax = 200
export const feedbackCharsMax = 500
export const outcomeCharsMax = 60
export const contactNameCharsMax = 120
export const emailCharsMax = 254
/** Written with spaces; 20 digits leave room for extensions beyond the 15 of E.164. */
export const phoneCharsMax = 32

/** The services still to come on one visit. */
export const legsMax = 8
export const answersMax = 20
export const answerKeyCharsMax = 64
export const answerCharsMax = 200

/** Six digits: a kiosk would need a year of one ticket every 30 seconds to get there within one number day. */
export const numberMax = 999_999
export const letPassCountMax = 20
export const feedbackScoreMax = 5

/** No wait goes beyond the day. */
export const quotedSecondsMax = 86_400

/** A call asked for longer ago than this is never what the teller still means. */
export const validForMsMax = 300_000
export const elapsedMsMax = 86_400_000

export const documentDepthMax = 16
export const documentNodesMax = 50_000
export const documentStringCharsMax = 10_000
