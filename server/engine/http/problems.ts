/** What is wrong with a request, by parameter; a subset's parameters stand one level deeper. Only Postgres's own words stand alone. */
export type Problems = { [field: string]: string | string[] | Problems }

export function problem(field: string, ...messages: string[]): Problems {
  return { [field]: messages }
}

export function hasProblems(problems: Problems): boolean {
  return Object.keys(problems).length > 0
}
