import { type ArrivalKeys, arrivalKeys } from '../../../sync/arrival/arrival-keys.ts'
import type { Told } from '../transport/device-token.ts'
import type { KeyCabinet } from './key-cabinet.ts'

const NAME = 'arrival keys'

/** What a display was told last, kept, since it starts without a server as well [AP3]. */
export async function openArrivalKeys(
  cabinet: KeyCabinet,
): Promise<{ current(): ArrivalKeys; hear(told: Told): Promise<void> }> {
  let kept = arrivalKeys.catch([]).parse(await cabinet.get(NAME))
  return {
    current: () => kept,
    async hear({ arrival_keys }) {
      if (arrival_keys === undefined || JSON.stringify(arrival_keys) === JSON.stringify(kept)) return
      kept = arrival_keys
      await cabinet.put(NAME, arrival_keys)
    },
  }
}
