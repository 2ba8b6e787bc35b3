import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Environment } from '../config/config.ts'

/** What the process was given wins over the file, as everywhere else. */
export function loadEnvironment(path: string, given: Environment): Environment {
  return existsSync(path) ? { ...parseEnv(readFileSync(path, 'utf8')), ...given } : given
}
