import type { Device } from '../../../../sync/device/device.ts'
import { localValues } from '../../../app/open-values.ts'
import type { Announcer } from '../announcer-port.ts'
import { followCalls } from './follow-calls.ts'
import { openKeptHeard } from './kept-heard.ts'

/** `followCalls` with what this browser keeps: a part of its own, that comes with the voice and behind the board. */
export function followPageCalls(
  device: Device,
  announcer: Announcer,
  every: (work: () => void) => () => void,
): () => void {
  return followCalls({ device, announcer, kept: openKeptHeard(localValues), every })
}
