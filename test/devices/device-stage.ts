import { AppServer, type Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { EnrollingDevice } from './enrolling-device.ts'

export type Person = { token: string; sessionId: string; staffId: string }

/** A branch with its people signed in at browsers, on the whole app. */
export class DeviceStage {
  readonly server: AppServer
  readonly branch: Branch
  readonly admin: Person
  readonly manager: Person
  readonly teller: Person

  private constructor(server: AppServer, branch: Branch, people: [Person, Person, Person]) {
    this.server = server
    this.branch = branch
    ;[this.admin, this.manager, this.teller] = people
  }

  static async open(environment: Record<string, string> = {}): Promise<DeviceStage> {
    const server = await AppServer.open(environment)
    return DeviceStage.on(server)
  }

  static async on(server: AppServer, tenantId?: string): Promise<DeviceStage> {
    const branch = await server.world.addBranch(tenantId === undefined ? {} : { tenantId })
    const signIn = async (role: string): Promise<Person> => {
      const staffId = await server.world.addStaff(branch.tenantId, branch.branchId, role)
      return { staffId, ...(await server.signedIn(branch.tenantId, staffId)) }
    }
    return new DeviceStage(server, branch, [await signIn('admin'), await signIn('manager'), await signIn('teller')])
  }

  close(): Promise<void> {
    return this.server.close()
  }

  path(rest: string): string {
    return `/api/branches/${this.branch.branchId}/${rest}`
  }

  askForCode(body: Record<string, unknown>, by: Person = this.admin): Promise<Asked> {
    return this.server.ask(this.path('enrolment-codes'), { token: by.token, body })
  }

  /** A code that an admin has made; a name of its own unless told. */
  async code(
    body: Record<string, unknown> = { kind: 'kiosk', name: `k-${crypto.randomUUID().slice(0, 8)}` },
  ): Promise<string> {
    const answer = await this.askForCode(body)
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body.code
  }

  async enrolled(body?: Record<string, unknown>): Promise<EnrollingDevice> {
    const device = await EnrollingDevice.make(this.server)
    const answer = await device.enrol(await this.code(body))
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return device
  }

  revoke(deviceId: string, body: Record<string, unknown> = {}, by: Person = this.manager): Promise<Asked> {
    return this.server.ask(this.path(`devices/${deviceId}/revoke`), { token: by.token, body })
  }

  async devices(by: Person = this.manager): Promise<Asked['body']> {
    return (await this.server.ask(this.path('devices'), { token: by.token })).body
  }

  async rows<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.server.world.root.query(text, values)).rows as Row[]
  }

  /** What was noted in this bank, oldest first. */
  async notes(): Promise<Record<string, unknown>[]> {
    return this.rows(
      'select action, outcome, actor_id, subject_id, branch_id, device_id, details from app.audit_log where tenant_id = $1 order by id',
      [this.branch.tenantId],
    )
  }
}
