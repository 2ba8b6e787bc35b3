const HALF_BITS = 32n

/** `16/B374D848` as Postgres prints it. */
export function parseLsn(text: string): bigint {
  const [, high, low] = /^([0-9A-Fa-f]{1,8})\/([0-9A-Fa-f]{1,8})$/.exec(text) ?? []
  if (high === undefined || low === undefined) throw new RangeError(`not an LSN: ${text}`)
  return (BigInt(`0x${high}`) << HALF_BITS) | BigInt(`0x${low}`)
}
