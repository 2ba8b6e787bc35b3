/**
 * Whether the authority has said, since this device was started, that its writer's seq is right [WR3].
 *
 *   asking ──no answer──▶ away (numbers of the lane: nobody could be asked)
 *     │  ▲───heard of───────┘│
 *     └──▶ confirmed ◀───────┘      any ──in doubt──▶ doubted ──confirmed──▶ confirmed
 *
 * In doubt is who was told so, by an answer that contradicts the disk: that nobody answers later does not mend it.
 */
export type Confirmation = 'asking' | 'away' | 'confirmed' | 'doubted'

export type ConfirmationEvent =
  /** An answer to a push of the writer's own. */
  | 'confirmed'
  | 'unreachable'
  /** Some other answer: the server is there, and can be asked. */
  | 'heard_of'
  /** A fork, another epoch, a last_seq that is not ours. */
  | 'in_doubt'

export function confirm(confirmation: Confirmation, event: ConfirmationEvent): Confirmation {
  switch (event) {
    case 'confirmed':
      return 'confirmed'
    case 'in_doubt':
      return 'doubted'
    case 'unreachable':
      return confirmation === 'asking' ? 'away' : confirmation
    case 'heard_of':
      return confirmation === 'away' ? 'asking' : confirmation
  }
}
