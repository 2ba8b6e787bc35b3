import { useCallback } from 'react'
import type { TenantId } from '../../../../../sync/ids.ts'
import { isAwaited } from '../../../../../sync/queue/is-awaited.ts'
import { tokenToTicketKey } from '../../../../../sync/tickets/ticket-token.ts'
import { useDevice } from '../../../../app/hooks/device-context.ts'
import { useCommand } from '../../../../app/hooks/use-command.ts'

export type AfterScan = 'arrived' | 'code_is_ticket' | 'not_kept'

/**
 * What a ticket's address under the scanner comes to: who joined from afar and is awaited is here now [KF19]. As with a number
 * that is read out at a desk, the secret in it is not looked at: the kiosk does not know it (sync/arrival/SPEC.md).
 */
export function useArrival(tenantId: TenantId, tell: (after: AfterScan) => void): (token: string) => void {
  const device = useDevice()
  const { run } = useCommand()
  return useCallback(
    (token) => {
      const key = tokenToTicketKey(token)
      const ticket = key?.tenantId === tenantId ? device.view.tickets.get(key.ticketId) : undefined
      if (key === null || ticket === undefined || !isAwaited(ticket)) return tell('code_is_ticket')
      void run({ name: 'confirm_arrival', args: { ticket_id: key.ticketId, proof: 'kiosk' } }).then(({ kind }) =>
        tell(kind === 'written' ? 'arrived' : 'not_kept'),
      )
    },
    [device, run, tenantId, tell],
  )
}
