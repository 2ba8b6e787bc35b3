import { aRawHeader } from '../commands/a-header.ts'
import type { CommandName } from '../commands/registry.ts'
import type { PushRequest } from '../wire/push.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A header for tests whose id follows from `n`, so that the same n is the same command. */
export function aNumberedHeader(
  n: number,
  name: CommandName = 'open_counter',
  overrides: Record<string, unknown> = {},
) {
  return aRawHeader(name, { seq: n, id: uuid(1_000 + n), ...overrides })
}

export function aPush(overrides: Record<string, unknown> = {}): PushRequest {
  return { protocol: 1, writer: uuid(900), epoch: 1, commands: [], ...overrides } as unknown as PushRequest
}
