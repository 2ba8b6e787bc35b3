// The exact text that a device signs, ECDSA P-256 with SHA-256 [ID13]. The purpose stands in it, so that no signature for one
// thing is one for another.

/** The code stands in it too: who overhears the proof cannot use it to spend another code. */
export function enrolText(challenge: string, code: string): string {
  return `blesaf enrol\n${challenge}\n${code}`
}

export function tokenText(challenge: string): string {
  return `blesaf token\n${challenge}`
}
