const PART = 1_000

/** A release as people write it: 1004002 is 1.4.2 (build/version-number.ts makes the number). */
export function showVersion(version: number): string {
  return [Math.floor(version / PART / PART), Math.floor(version / PART) % PART, version % PART].join('.')
}
