/** Which ticket is read beside the list, and which one it is compared with. */
export type TicketChoice = {
  readonly openId: string | undefined
  readonly otherId: string | undefined
  readonly open: (ticketId: string) => void
  readonly compare: (ticketId: string) => void
}
