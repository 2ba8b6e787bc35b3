import { randomUUID, webcrypto } from 'node:crypto'
import { readEnrolmentCode } from '../../sync/devices/enrolment-code.ts'
import { enrolText, tokenText } from '../../sync/devices/proof-texts.ts'
import type { PushAnswer } from '../../sync/wire/push.ts'

export type DemoDevice = {
  id?: string
  kind: string
  name: string
  token: string
  session_id: string | null
  /** A new token at that server, for a proof of the device's own key. */
  renew?: (base: string) => Promise<string>
}
export type DemoBranch = {
  id: string
  slug: string
  config_version: number
  today: string
  services: { id: string; prefix: string }[]
  counters: { id: string; label: string; state: string }[]
  devices: { id: string; kind: string; name: string }[]
}
export type Command = { seq: number; id: string; name: string; args: Record<string, unknown> }
export type Outcome = PushAnswer['results'][number]['outcome']
export type TicketEvent = { ordinal: number; what: string; command_id: string | null } & Record<string, unknown>
type Lane = { residue: number; modulus: number; floors: Record<string, number> }
type Beat = { epoch: number; branch_version: string; writer: { last_seq: number; lanes: { days: Lane[] } } | null }
export type Answer<Body> = { status: number; body: Body }

async function demoBanks(base: string): Promise<{ branches: DemoBranch[] }> {
  const response = await fetch(`${base}/api/demo`)
  const { banks } = (await response.json()) as { banks: { branches: DemoBranch[] }[] }
  return { branches: banks.flatMap((bank) => bank.branches) }
}

export async function demoBranch(base: string, slug: string): Promise<DemoBranch> {
  const found = (await demoBanks(base)).branches.find((branch) => branch.slug === slug)
  if (found === undefined) throw new Error(`no branch ${slug} in the demo`)
  return found
}

async function post(url: string, body: unknown): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Record<string, string>
}

/** Opens a device of the demo in a fresh browser: a code of that click, a key of its own, and the ordinary enrolment. */
export async function openDevice(base: string, branch: DemoBranch, name: string): Promise<Device> {
  const { branches } = await demoBanks(base)
  const listed = branches.find(({ id }) => id === branch.id)?.devices.find((each) => each.name === name)
  if (listed === undefined) throw new Error(`no device ${name} in ${branch.slug}`)
  const { code = '' } = await post(`${base}/api/demo/enrolment`, { device_id: listed.id })
  const { challenge = '' } = await post(`${base}/api/devices/challenge`, { purpose: 'enrol' })
  const key = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', key.publicKey)
  const sign = async (text: string): Promise<string> => {
    const bytes = new TextEncoder().encode(text)
    const signed = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, bytes)
    return Buffer.from(signed).toString('base64url')
  }
  const signature = await sign(enrolText(challenge, readEnrolmentCode(code) ?? ''))
  const request = { code, challenge, public_key: { kty, crv, x, y }, signature }
  const { access_token: token = '', device_id: id = '' } = await post(`${base}/api/devices/enrol`, request)
  const renew = async (at: string): Promise<string> => {
    const asked = await post(`${at}/api/devices/challenge`, { purpose: 'token', device_id: id })
    const proof = { challenge: asked.challenge, signature: await sign(tokenText(asked.challenge ?? '')) }
    return (await post(`${at}/api/devices/token`, { device_id: id, ...proof })).access_token ?? ''
  }
  return new Device(base, branch, { id, kind: listed.kind, name, token, session_id: null, renew })
}

/** Two tablets with a teller at each, as the demo gives them to a shell. */
export async function openTellers(base: string, branch: DemoBranch): Promise<[Device, Device]> {
  const text = await (await fetch(`${base}/api/demo/shell?branch=${branch.slug}`)).text()
  const variable = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(text)?.[1] ?? ''
  const teller = (n: number): Device => {
    const proof = { token: variable(`TELLER${n}`), session_id: variable(`TELLER${n}_SESSION`) }
    return new Device(base, branch, { kind: 'tablet', name: `tablet-${n}`, ...proof })
  }
  return [teller(1), teller(2)]
}

/** One device as it meets the server: its token, its writer, and every command that it ever wrote. */
export class Device {
  readonly branch: DemoBranch
  readonly device: DemoDevice
  readonly writer = randomUUID()
  readonly written: Command[] = []
  readonly outcomes = new Map<string, Outcome>()
  base: string
  epoch = 1

  constructor(base: string, branch: DemoBranch, device: DemoDevice) {
    this.base = base
    this.branch = branch
    this.device = device
  }

  write(name: string, kind: 'fact' | 'intent', args: Record<string, unknown>): Command {
    const header = { schema: 1, session: this.device.session_id, config_version: this.branch.config_version, age_ms: 0 }
    const command = { seq: this.written.length + 1, id: randomUUID(), name, kind, ...header, args }
    this.written.push(command)
    return command
  }

  /** A number beyond all that the morning gave, so that a test can tell its own. */
  writeIssue(n: number, more: Record<string, unknown> = {}, prefix = 'A'): Command {
    const service_id = this.branch.services.find((service) => service.prefix === prefix)?.id
    const number = `${prefix}-${String(n).padStart(3, '0')}`
    const place = { number, prefix, n, number_day: this.branch.today, service_id }
    return this.write('issue_ticket', 'fact', {
      ticket_id: randomUUID(),
      ...place,
      language: 'fr',
      secret: randomUUID().replaceAll('-', ''),
      ...more,
    })
  }

  /** The next number that the device's lane allows; `floors` holds the highest number below it, by prefix. */
  async nextInLane(prefix = 'A'): Promise<number> {
    const lane = (await this.heartbeat()).writer?.lanes.days[0]
    if (lane === undefined) throw new Error(`${this.device.name} has no lane`)
    const own = this.written.filter(({ args }) => args.prefix === prefix).map(({ args }) => Number(args.n))
    const above = Math.max(...own, lane.floors[prefix] ?? 0) + 1
    return above + ((((lane.residue - above) % lane.modulus) + lane.modulus) % lane.modulus)
  }

  async push(commands: readonly Command[]): Promise<PushAnswer> {
    const body = JSON.stringify({ protocol: 1, writer: this.writer, epoch: this.epoch, commands })
    const answer = await this.ask<PushAnswer>('/api/push', body)
    if (answer.status !== 200) throw new Error(`push: ${answer.status} ${JSON.stringify(answer.body)}`)
    for (const { id, outcome } of answer.body.results) this.outcomes.set(id, outcome)
    return answer.body
  }

  /** Writes and pushes one command; its outcome. */
  async give(name: string, kind: 'fact' | 'intent', args: Record<string, unknown>): Promise<Outcome> {
    const [result] = (await this.push([this.write(name, kind, args)])).results
    if (result === undefined) throw new Error(`no outcome of ${name}`)
    return result.outcome
  }

  async ask<Body>(path: string, body?: string): Promise<Answer<Body>> {
    const response = await fetch(`${this.base}${path}`, {
      headers: { authorization: `Bearer ${this.device.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body }),
    })
    return { status: response.status, body: (await response.json()) as Body }
  }

  async heartbeat(): Promise<Beat> {
    return (await this.ask<Beat>(`/api/heartbeat?writer=${this.writer}`)).body
  }

  async story(ticketId: string): Promise<{ ticket: Record<string, unknown>; events: TicketEvent[] }> {
    const { body } = await this.ask<{ ticket: Record<string, unknown>; events: TicketEvent[] }>(
      `/api/tickets/${ticketId}`,
    )
    return body
  }
}
