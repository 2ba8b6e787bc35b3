/** Ends what has lasted too long. By hand: phones of 2019 have no `AbortSignal.timeout`. */
export function endAfter(ms: number): AbortSignal {
  const end = new AbortController()
  setTimeout(() => end.abort(), ms)
  return end.signal
}
