/** Which transactions a snapshot contains, as `pg_current_snapshot()` tells it. */
export type PgSnapshot = { readonly xmin: bigint; readonly xmax: bigint; readonly running: readonly bigint[] }

const EPOCH_SIZE = 1n << 32n

export function parsePgSnapshot(text: string): PgSnapshot {
  const [xmin = '', xmax = '', running = ''] = text.split(':')
  return {
    xmin: BigInt(xmin),
    xmax: BigInt(xmax),
    running: running === '' ? [] : running.split(',').map(BigInt),
  }
}

/** `xid` has 32 bits, as the change stream tells it: of the numbers it may stand for, the one nearest to the snapshot. */
export function isVisible({ xmin, xmax, running }: PgSnapshot, xid: number): boolean {
  const near = xmax - (xmax % EPOCH_SIZE) + BigInt(xid)
  const distance = near - xmax
  const whole = distance > EPOCH_SIZE / 2n ? near - EPOCH_SIZE : distance < -EPOCH_SIZE / 2n ? near + EPOCH_SIZE : near
  if (whole < xmin) return true
  return whole < xmax && !running.includes(whole)
}

export function snapshotEndMessage({ xmin, xmax, running }: PgSnapshot): string {
  return `{"headers":{"control":"snapshot-end",${snapshotMembers({ xmin, xmax, running })}}}`
}

export function snapshotMembers({ xmin, xmax, running }: PgSnapshot): string {
  return `"xip_list":[${running.map((xid) => `"${xid}"`).join(',')}],"xmax":"${xmax}","xmin":"${xmin}"`
}
