import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { PushServer } from './push-server.ts'

const OTHERS = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
/** A pool learns of a lost connection by an event of its own. */
const NOTICE_MS = 50

/** A served app whose database can be copied, and set back to the copy while devices and server go on. */
export class RestoredServer {
  readonly server: PushServer
  private readonly admin: pg.Client
  private readonly backup = `test_${randomBytes(8).toString('hex')}`

  private constructor(server: PushServer, admin: pg.Client) {
    this.server = server
    this.admin = admin
  }

  static async open(): Promise<RestoredServer> {
    const admin = new pg.Client({ ...inject('cluster'), user: 'postgres', database: 'postgres' })
    await admin.connect()
    return new RestoredServer(await PushServer.open(), admin)
  }

  async close(): Promise<void> {
    await this.server.close()
    await this.admin.query(`drop database if exists ${this.backup}`)
    await this.admin.end()
  }

  async backUp(): Promise<void> {
    await this.alone(`create database ${this.backup} template ${this.name}`)
  }

  /** What was committed since the backup never happened, as far as the database knows. */
  async restore(): Promise<void> {
    await this.alone(`drop database ${this.name} with (force)`)
    await this.admin.query(`create database ${this.name} template ${this.backup}`)
  }

  private get name(): string {
    return this.server.database.name
  }

  private async alone(statement: string): Promise<void> {
    await this.admin.query(OTHERS, [this.name])
    await new Promise((resolve) => setTimeout(resolve, NOTICE_MS))
    await this.admin.query(statement)
  }
}
