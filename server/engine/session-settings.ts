/**
 * How Postgres writes values, for snapshots and changes alike: the same value must read the same from both, whatever the
 * database or the role says.
 */
export const SESSION_SETTINGS: readonly (readonly [name: string, value: string])[] = [
  ['bytea_output', 'hex'],
  ['datestyle', 'ISO, DMY'],
  ['timezone', 'UTC'],
  ['extra_float_digits', '1'],
  ['intervalstyle', 'iso_8601'],
]

export function setSettings(scope: 'session' | 'local'): string {
  return SESSION_SETTINGS.map(([name, value]) => `set ${scope} ${name} to '${value}'`).join('; ')
}
