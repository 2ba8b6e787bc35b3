import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lensSchema } from '../lens/lens-tables.ts'

const RULES = resolve(import.meta.dirname, '../../sql/rules')

/** What a lens has before any row: the tables that it may see, and all rules as they are on a server. */
export function lensStatements(): string[] {
  const names = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sql'))
  const rules = names.sort().map((name) => readFileSync(join(RULES, name), 'utf8'))
  // Files name no dependencies; as bodies are not looked into before they run, any order will do.
  return ['set check_function_bodies = off', lensSchema(), ...rules, 'reset check_function_bodies']
}
