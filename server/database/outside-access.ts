import type { PoolAccess } from './pools.ts'

/**
 * The same login, switched to a role that owns nothing: a start-up option, so it also holds after `reset role`. A pooler that
 * refuses start-up options needs a login of its own instead.
 */
export function withRole(url: string, role: string): string {
  const switched = new URL(url)
  const options = switched.searchParams.get('options')
  switched.searchParams.set('options', `${options === null ? '' : `${options} `}-c role=${role}`)
  return switched.href
}

interface OutsideDatabase {
  readonly url: string
  readonly apiUrl?: string
  readonly workerUrl?: string
  readonly replicationUrl?: string
}

interface OutsideAccess {
  readonly api: PoolAccess
  readonly worker: PoolAccess
  readonly replication: PoolAccess
}

export function outsideAccess({ url, apiUrl, workerUrl, replicationUrl }: OutsideDatabase): OutsideAccess {
  return {
    api: { connectionString: apiUrl ?? withRole(url, 'blesaf_api') },
    worker: { connectionString: workerUrl ?? withRole(url, 'blesaf_worker') },
    // A session that replicates may switch roles too, as long as its login may replicate itself.
    replication: { connectionString: replicationUrl ?? withRole(url, 'blesaf_replication') },
  }
}
