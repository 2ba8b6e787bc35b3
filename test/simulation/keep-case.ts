import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Violation } from './model/facts.ts'
import type { Plan } from './run-world.ts'

export const CASES = join(import.meta.dirname, 'cases')

/** What once failed: a plan that must hold from then on. */
export type Case = { readonly violated: string; readonly what: string; readonly plan: Plan }

export function keepCase(plan: Plan, { id, what }: Violation): string {
  mkdirSync(CASES, { recursive: true })
  const file = join(CASES, `${id.toLowerCase()}-${plan.seed}.json`)
  const kept: Case = { violated: id, what: what.slice(0, 300), plan }
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
  return file
}
