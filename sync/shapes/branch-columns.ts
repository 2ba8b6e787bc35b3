import type { Columns } from './column-type.ts'

/** The branch's configuration as one document: every kind of device draws its screens from it. */
export const branchConfigColumns = {
  branch_id: 'uuid',
  tenant_id: 'uuid',
  config_version: 'int4',
  document: 'jsonb',
  devices: 'jsonb',
  version: 'int8',
} as const satisfies Columns

export const counterColumns = {
  id: 'uuid',
  tenant_id: 'uuid',
  branch_id: 'uuid',
  label: 'text',
  names: 'jsonb',
  service_ids: 'uuid[]',
  state: 'text',
  staff_id: 'uuid',
  state_since: 'timestamptz',
  pause_reason: 'text',
  position: 'int4',
  retired_at: 'timestamptz',
  version: 'int8',
} as const satisfies Columns

/** Sums and rates that the estimate of a wait is made from; nothing of a single visit. */
export const branchStatsColumns = {
  branch_id: 'uuid',
  tenant_id: 'uuid',
  document: 'jsonb',
  computed_at: 'timestamptz',
  version: 'int8',
} as const satisfies Columns
