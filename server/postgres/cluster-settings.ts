import { SOCKET_PORT } from './socket-directory.ts'

export type ClusterSettings = Record<string, string | number | boolean>

export type ClusterAddress = { socketDirectory: string } | { loopbackPort: number }

/**
 * What the embedded cluster differs in from the defaults of Postgres. The file is written anew at each start; a site
 * tunes its own cluster by `alter system`, which is read later and wins.
 */
const DEFAULTS: ClusterSettings = {
  wal_level: 'logical',
  max_replication_slots: 20,
  max_wal_senders: 20,
  // A forgotten replication slot costs at most this much disk; the engine starts over when its slot is lost.
  max_slot_wal_keep_size: '2GB',
  max_wal_size: '2GB',
  max_connections: 200,
  shared_buffers: '256MB',
  synchronous_commit: 'on',
  // An open snapshot slows every call down; nothing of ours stays idle in a transaction for even a second.
  idle_in_transaction_session_timeout: '30s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // The log tells that a statement failed, never with which values: those are people's names and phones.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  logging_collector: true,
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: true,
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_line_prefix: '%m [%p] %u@%d ',
}

function addressSettings(address: ClusterAddress): ClusterSettings {
  if ('loopbackPort' in address) {
    return { listen_addresses: '127.0.0.1', port: address.loopbackPort, unix_socket_directories: '' }
  }
  return {
    listen_addresses: '',
    port: SOCKET_PORT,
    unix_socket_directories: address.socketDirectory,
    unix_socket_permissions: '0700',
  }
}

function render(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}

export function renderClusterSettings(address: ClusterAddress, own: ClusterSettings = {}): string {
  const all = { ...DEFAULTS, ...own, ...addressSettings(address) }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${render(value)}`)
  return `# Written at each start; "alter system" overrides it.\n${lines.join('\n')}\n`
}
