import type { z } from 'zod'
import type { CommandKind } from '../wire/command-kind.ts'

export const deviceKinds = ['kiosk', 'tablet', 'display', 'console', 'server'] as const
export type DeviceKind = (typeof deviceKinds)[number]

export type CommandDefinition = {
  readonly name: string
  readonly kinds: readonly CommandKind[]
  /** Device kinds that may send it; what people may follows from these in permissions.ts. */
  readonly who: readonly DeviceKind[]
  readonly args: z.ZodType
}

/** Keeps the literal types, so that the registry knows each command's name, kinds and arguments. */
export function defineCommand<const Definition extends CommandDefinition>(definition: Definition): Definition {
  return definition
}
