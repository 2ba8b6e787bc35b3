/** A writer's state as answers and heartbeats tell it. */
export type ToldState = {
  readonly id: string
  readonly lanes: { readonly days: readonly Lane[]; readonly split: Split | null }
}
type Lane = {
  readonly residue: number
  readonly modulus: number
  readonly floors: Readonly<Record<string, number>>
  readonly first_day: string
  readonly last_day: string
}
type Split = Omit<Lane, 'floors'> & { readonly id: string }
type Used = { readonly day: string; readonly prefix: string; readonly n: number }

/** [NU3] [NU4] Which numbers a writer was ever given, in which epoch; how a device chooses among them it does not know. */
export function createGrants() {
  const lanes = new Map<string, Set<string>>()
  const splits = new Map<string, Split>()
  const givenUp = new Map<string, Split[]>()
  const placeOf = (epoch: number, writer: string): string => `${epoch} ${writer}`

  return {
    hear(epoch: number, { id, lanes: { days, split } }: ToldState): void {
      const place = placeOf(epoch, id)
      const known = lanes.get(place) ?? new Set<string>()
      lanes.set(place, known)
      for (const lane of days) known.add(JSON.stringify(lane))
      if (split !== null) splits.set(split.id, split)
    },
    /** From now on the writer keeps to the part that it was asked to go on with. False: it has said so before. */
    giveUp(epoch: number, writer: string, splitId: string): boolean {
      const split = splits.get(splitId)
      const place = placeOf(epoch, writer)
      const before = givenUp.get(place) ?? []
      if (split !== undefined) givenUp.set(place, [...before, split])
      return before.every(({ id }) => id !== splitId)
    },
    isGiven(epoch: number, writer: string, { day, prefix, n }: Used): boolean {
      const place = placeOf(epoch, writer)
      const isOn = ({ first_day, last_day }: Omit<Split, 'id'>): boolean => first_day <= day && day <= last_day
      const isOf = ({ residue, modulus }: Omit<Split, 'id'>): boolean => n % modulus === residue
      const isLeft = (givenUp.get(place) ?? []).filter(isOn).every(isOf)
      return (
        isLeft &&
        [...(lanes.get(place) ?? [])]
          .map((lane) => JSON.parse(lane) as Lane)
          .some((lane) => isOn(lane) && isOf(lane) && n > (lane.floors[prefix] ?? 0))
      )
    },
  }
}
