export interface ConfigFault {
  readonly key: string
  readonly fault: string
}

/** Carries every fault at once: a person who corrects a configuration should have to start the server once more, not ten times. */
export class ConfigError extends Error {
  readonly code = 'config_invalid'
  readonly faults: readonly ConfigFault[]

  constructor(faults: readonly ConfigFault[]) {
    super(['The configuration has faults:', ...faults.map(({ key, fault }) => `  ${key}: ${fault}`)].join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}
