import { expect, it } from 'vitest'
import type { AppDeps } from '../../server/app.ts'
import { AppServer } from '../setup/app-server.ts'
import { aSecurityBank, type SecurityBank } from './bank.ts'
import { isUntouched } from './untouched.ts'

/** A test named as the attack that it plays; `count.test.ts` counts them by this name. */
export const attack = it

const SECRETS: readonly [what: string, RegExp][] = [
  ['an access token', /eyJ[\w-]{8,}\.[\w-]{8,}/],
  ['a one-time token', /(?<![\w-])[\w-]{64,}(?![\w-])/],
  ['an e-mail address', /[\w.+-]+@[\w-]+\.\w+/],
  ['a phone number', /\+?216\d{8}/],
  ['an enrolment code', /\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/],
  ['a recovery code', /\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/],
  ['a password', /correct horse|harbour/],
]

/** Two competing banks on the whole app: the second one attacks the first. */
export class Scene {
  readonly server: AppServer
  readonly victim: SecurityBank
  readonly stranger: SecurityBank
  private addresses = 0

  private constructor(server: AppServer, victim: SecurityBank, stranger: SecurityBank) {
    this.server = server
    this.victim = victim
    this.stranger = stranger
  }

  static async open(environment: Record<string, string> = {}, more: Partial<AppDeps> = {}): Promise<Scene> {
    const server = await AppServer.open(environment, 8, more)
    return new Scene(server, await aSecurityBank(server), await aSecurityBank(server))
  }

  /** Whatever was tried: nothing broke, and no log line tells a secret or who somebody is. */
  async close(): Promise<void> {
    const { lines } = this.server
    await this.server.close()
    expect(lines.filter((line) => /"level":(?:"error"|"fatal"|[56]0)/.test(line))).toEqual([])
    expect(lines.length).toBeGreaterThan(0)
    for (const [what, pattern] of SECRETS)
      expect(
        lines.filter((line) => pattern.test(line)),
        what,
      ).toEqual([])
  }

  untouched(act: () => Promise<void>, except: string[] = []): Promise<void> {
    return isUntouched(this.server, this.victim.tenantId, act, except)
  }

  async rows<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.server.world.root.query(text, values)).rows as Row[]
  }

  /** What was counted of addresses and accounts is as if nobody had asked. */
  async forgetCounts(): Promise<void> {
    await this.rows('delete from limits.counts')
  }

  /** Nobody has asked anything from there yet. */
  anAddress(): string {
    this.addresses += 1
    return `203.0.${this.addresses >> 8}.${this.addresses & 255}`
  }
}
