import { ConfigError, type ConfigFault } from './config-error.ts'
import { type ConfigKey, type ConfigValues, configKeys, secretKeys } from './config-keys.ts'
import { configRules } from './config-rules.ts'
import type { Config } from './config-type.ts'
import { toConfig } from './to-config.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export interface ConfigFiles {
  /** Throws when the file cannot be read. */
  read(path: string): string
}

/** Reads the whole configuration or throws one ConfigError that names every fault. */
export function readConfig(environment: Environment, files: ConfigFiles): Config {
  const faults: ConfigFault[] = []
  const values = parseKeys(withSecretFiles(environment, files, faults), faults)
  for (const rule of configRules) {
    const fault = rule(values)
    if (fault !== undefined) faults.push(fault)
  }
  const cert = readFile('TLS_CERT_FILE', values.TLS_CERT_FILE, files, faults)
  const key = readFile('TLS_KEY_FILE', values.TLS_KEY_FILE, files, faults)
  if (faults.length > 0) throw new ConfigError(faults)
  return toConfig(values as Required<ConfigValues>, cert !== undefined && key !== undefined ? { cert, key } : undefined)
}

function readFile(key: string, path: string | undefined, files: ConfigFiles, faults: ConfigFault[]) {
  if (path === undefined || path === '') return undefined
  try {
    return files.read(path)
  } catch {
    faults.push({ key, fault: `names a file that cannot be read: ${path}` })
    return undefined
  }
}

/** `NAME_FILE` is how orchestrators hand over secrets; the line end that editors add is not part of one. */
function withSecretFiles(environment: Environment, files: ConfigFiles, faults: ConfigFault[]): Environment {
  const merged: Record<string, string | undefined> = { ...environment }
  for (const key of secretKeys) {
    const text = readFile(`${key}_FILE`, environment[`${key}_FILE`], files, faults)
    if (text === undefined) continue
    if (environment[key]) faults.push({ key, fault: `is given twice: directly and by ${key}_FILE` })
    merged[key] = text.replace(/\r?\n$/, '')
  }
  return merged
}

/** An empty variable counts as absent: that is how compose files pass on what is not set. */
function parseKeys(environment: Environment, faults: ConfigFault[]): ConfigValues {
  const values: Record<string, unknown> = {}
  for (const key of Object.keys(configKeys) as ConfigKey[]) {
    const parsed = configKeys[key].safeParse(environment[key] || undefined)
    if (parsed.success) values[key] = parsed.data
    else faults.push({ key, fault: parsed.error.issues[0]?.message ?? 'is not valid' })
  }
  return values as ConfigValues
}
