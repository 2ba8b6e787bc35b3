import type { Verdict } from './apply-differences.ts'

const SHOWN_LENGTH = 300

function show(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

/** For people: one paragraph for each thing that was answered otherwise. */
export function describeVerdict({ unexpected }: Pick<Verdict, 'unexpected'>): string {
  return unexpected
    .map(({ step, name, path, recorded, actual, why }) =>
      [
        `step ${step} "${name}": ${path}${why === undefined ? '' : ` (${why})`}`,
        `  recorded ${show(recorded)}`,
        `  actual   ${show(actual)}`,
      ].join('\n'),
    )
    .join('\n')
}
