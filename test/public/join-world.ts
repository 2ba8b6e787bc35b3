import { randomUUID } from 'node:crypto'
import { AppServer, type Asked } from '../setup/app-server.ts'
import { aCounter, aDocument, aService } from '../sql/configuration/a-document.ts'
import { Publishing } from '../sql/configuration/publishing.ts'

/** A bank's published branch that may be joined from afar, and the public's way to it. */
export class JoinWorld {
  readonly server: AppServer
  readonly bank: Publishing
  private constructor(server: AppServer, bank: Publishing) {
    this.server = server
    this.bank = bank
  }

  static async open(environment: Record<string, string> = {}): Promise<JoinWorld> {
    const server = await AppServer.open(environment)
    const world = new JoinWorld(server, await Publishing.create(server.world))
    await world.publish()
    return world
  }

  close(): Promise<void> {
    return this.server.close()
  }

  /** Cash by web, cards in the branch only; settings hold until others are published. */
  async publish(settings: Record<string, unknown> = {}, branch: Record<string, unknown> = {}): Promise<void> {
    const document = aDocument({
      services: [aService('cash', 'A', { offers_web: true }), aService('cards', 'B')],
      counters: [aCounter('c1', ['cash', 'cards'])],
      classes: [{ code: 'e', names: { ar: 'x', fr: 'x', en: 'x' }, strict: true }],
      settings,
    })
    await this.bank.apply({ ...document, branch: { ...document.branch, ...branch } })
  }

  service(prefix = 'A'): Promise<string> {
    return this.bank.idOf('services', `prefix = '${prefix}'`)
  }

  read(branchId = this.bank.branchId): Promise<Asked> {
    return this.server.ask(`/api/branches/${branchId}/join`)
  }

  async checkIn(body: Record<string, unknown> = {}): Promise<Asked> {
    return this.server.ask(`/api/branches/${this.bank.branchId}/check-in`, {
      body: { service_id: await this.service(), language: 'fr', client_id: randomUUID(), ...body },
    })
  }

  arrive(token: string, body: unknown, headers: Record<string, string> = {}): Promise<Asked> {
    return this.server.ask(`/api/t/${token}/arrival`, { body, headers })
  }
}
