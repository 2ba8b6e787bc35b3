/**
 * Gives all callers within `maxAgeMs` the same run, so that a crowd of probes (or a stranger in a loop) costs the database
 * one question.
 */
export function shareRecent<Result>(run: () => Promise<Result>, maxAgeMs: number, now = () => performance.now()) {
  let recent: Promise<Result> | undefined
  let startedAt = 0
  return () => {
    if (recent === undefined || now() - startedAt > maxAgeMs) {
      startedAt = now()
      recent = run()
    }
    return recent
  }
}
