import { ConfigError, type ConfigFault } from './config-error.ts'
import { type ConfigKey, type ConfigValues, configKeys } from './config-keys.ts'
import { configRules } from './config-rules.ts'
import type { Config } from './config-type.ts'
import { type ConfigFiles, readFile, readValues } from './read-values.ts'
import { toConfig } from './to-config.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the whole configuration or throws one ConfigError that names every fault. */
export function readConfig(environment: Environment, files: ConfigFiles): Config {
  const faults: ConfigFault[] = []
  const values = readValues(environment, files, Object.keys(configKeys) as ConfigKey[], faults)
  for (const rule of configRules) {
    const fault = rule(values)
    if (fault !== undefined) faults.push(fault)
  }
  const cert = readFile('TLS_CERT_FILE', values.TLS_CERT_FILE, files, faults)
  const key = readFile('TLS_KEY_FILE', values.TLS_KEY_FILE, files, faults)
  if (faults.length > 0) throw new ConfigError(faults)
  return toConfig(values as Required<ConfigValues>, cert !== undefined && key !== undefined ? { cert, key } : undefined)
}

export interface DatabasePlace {
  /** Undefined: the embedded one, in the data directory. */
  readonly url: string | undefined
  readonly dataDirectory: string
}

/** All that a tool on the command line needs: it must not ask for secrets and addresses that only a server uses. */
export function readDatabasePlace(environment: Environment, files: ConfigFiles): DatabasePlace {
  const faults: ConfigFault[] = []
  const values = readValues(environment, files, ['DATABASE_URL', 'DATA_DIR'], faults)
  if (faults.length > 0) throw new ConfigError(faults)
  return { url: values.DATABASE_URL, dataDirectory: values.DATA_DIR as string }
}
