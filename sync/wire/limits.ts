export const pushBodyBytesMax = 1_048_576
export const pushCommandsMax = 500

/** Deep nesting overflows the stack of whoever serialises the arguments again; ours are never deeper than a configuration. */
export const argsDepthMax = 32
export const argsNodesMax = 100_000

/** What counts epochs and configurations is a four-byte integer where it is stored. */
export const ordinalMax = 2_147_483_647

export const commandNameCharsMax = 64
export const codeCharsMax = 64
export const flagsPerOutcomeMax = 64
/** An outcome's `result` or `details` is a few fields, never a document. */
export const outcomeDetailNodesMax = 1_000
export const outcomeDetailCharsMax = 2_000
export const signatureCharsMax = 512
export const lanesPerWriterMax = 16
export const issuesMax = 20
export const issuePathCharsMax = 120
