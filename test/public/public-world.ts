import { randomUUID } from 'node:crypto'
import { ticketId } from '../../sync/ids.ts'
import { ticketKeyToToken } from '../../sync/tickets/ticket-token.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'
import { type Branch, type Device, issueArgs } from '../setup/world.ts'

export const SECRET = 'c2VjcmV0LXNlY3JldC0xMg'

/** A branch that may be joined from afar, with a kiosk and a tablet, and the public's way to it. */
export class PublicWorld {
  readonly server: AppServer
  readonly branch: Branch
  readonly kiosk: Device
  readonly tablet: Device
  private issued = 0

  private constructor(server: AppServer, branch: Branch, kiosk: Device, tablet: Device) {
    this.server = server
    this.branch = branch
    this.kiosk = kiosk
    this.tablet = tablet
  }

  static async open(environment: Record<string, string> = {}): Promise<PublicWorld> {
    const server = await AppServer.open(environment)
    const branch = await server.world.addBranch()
    await server.world.root.query('update app.services set offers_web = true where branch_id = $1', [branch.branchId])
    const [kiosk, tablet] = [
      await server.world.addDevice(branch, 'kiosk'),
      await server.world.addDevice(branch, 'tablet'),
    ]
    return new PublicWorld(server, branch, kiosk, tablet)
  }

  close(): Promise<void> {
    return this.server.close()
  }

  /** A ticket as a kiosk issues it, with the token that stands on its paper. */
  async issue(overrides: Record<string, unknown> = {}): Promise<{ id: string; token: string; number: string }> {
    this.issued += 1
    const args = issueArgs(this.branch, await this.server.world.today(this.branch), this.issued, overrides)
    const outcome = await this.server.world.give(this.kiosk, 'issue_ticket', 'fact', args)
    if (outcome.kind !== 'applied') throw new Error(JSON.stringify(outcome))
    const id = String(args.ticket_id)
    return { id, token: this.token(id), number: String(args.number) }
  }

  token(id: string, secret = SECRET, tenantId = this.branch.tenantId): string {
    return ticketKeyToToken({ tenantId: tenantId as never, ticketId: ticketId.parse(id), secret })
  }

  ticket(token: string, headers: Record<string, string> = {}): Promise<Asked> {
    return this.server.ask(`/api/t/${token}`, { headers })
  }

  checkIn(body: Record<string, unknown> = {}, options: { branchId?: string; address?: string } = {}): Promise<Asked> {
    const wish = { service_id: this.branch.services[0]?.id, language: 'fr', client_id: randomUUID(), ...body }
    return this.server.ask(`/api/branches/${options.branchId ?? this.branch.branchId}/check-in`, {
      body: wish,
      ...(options.address !== undefined && { address: options.address }),
    })
  }
}
