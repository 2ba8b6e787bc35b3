import type { Environment } from './config.ts'
import type { ConfigFault } from './config-error.ts'
import { type ConfigKey, type ConfigValues, configKeys, secretKeys } from './config-keys.ts'

export interface ConfigFiles {
  /** Throws when the file cannot be read. */
  read(path: string): string
}

/** The values of the named keys; each fault that is found on the way is added to `faults`. */
export function readValues(
  environment: Environment,
  files: ConfigFiles,
  keys: readonly ConfigKey[],
  faults: ConfigFault[],
): ConfigValues {
  const secrets = secretKeys.filter((key) => keys.includes(key))
  return parseKeys(withSecretFiles(environment, files, secrets, faults), keys, faults)
}

export function readFile(key: string, path: string | undefined, files: ConfigFiles, faults: ConfigFault[]) {
  if (path === undefined || path === '') return undefined
  try {
    return files.read(path)
  } catch {
    faults.push({ key, fault: `names a file that cannot be read: ${path}` })
    return undefined
  }
}

/** `NAME_FILE` is how orchestrators hand over secrets; the line end that editors add is not part of one. */
function withSecretFiles(
  environment: Environment,
  files: ConfigFiles,
  keys: readonly ConfigKey[],
  faults: ConfigFault[],
): Environment {
  const merged: Record<string, string | undefined> = { ...environment }
  for (const key of keys) {
    const text = readFile(`${key}_FILE`, environment[`${key}_FILE`], files, faults)
    if (text === undefined) continue
    if (environment[key]) faults.push({ key, fault: `is given twice: directly and by ${key}_FILE` })
    merged[key] = text.replace(/\r?\n$/, '')
  }
  return merged
}

/** An empty variable counts as absent: that is how compose files pass on what is not set. */
function parseKeys(environment: Environment, keys: readonly ConfigKey[], faults: ConfigFault[]): ConfigValues {
  const values: Record<string, unknown> = {}
  for (const key of keys) {
    const parsed = configKeys[key].safeParse(environment[key] || undefined)
    if (parsed.success) values[key] = parsed.data
    else faults.push({ key, fault: parsed.error.issues[0]?.message ?? 'is not valid' })
  }
  return values as ConfigValues
}
