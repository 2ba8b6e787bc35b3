import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { HEARTBEAT_MS_MAX, PUSH_MS_MAX } from '../../../client/device/transport/fetch-transport.ts'
import { commandSchemaVersion } from '../../../sync/commands/parse-command.ts'
import type { WriterValue } from '../../../sync/device/meta.ts'
import { sessionId, writerId } from '../../../sync/ids.ts'
import { type HeartbeatAnswer, heartbeatAnswer } from '../../../sync/wire/heartbeat.ts'
import type { Outcome } from '../../../sync/wire/outcome.ts'
import { type PushAnswer, protocolVersion } from '../../../sync/wire/push.ts'
import type { Faults } from './faults.ts'
import type { FloorBranch, FloorDevice } from './floor-world.ts'
import type { Answer, HttpLine } from './http-line.ts'

/** Between two tries of a push: as an outbox does, the same commands until they are answered, so that they are judged once. */
const RETRY_MS = 1_000

export type Wish = { readonly name: string; readonly kind: 'fact' | 'intent'; readonly args: object }
export type Given = { readonly outcomes: readonly Outcome[]; readonly rows: PushAnswer['rows'] }

export type LightDevice = {
  readonly index: number
  readonly place: FloorDevice
  readonly branch: FloorBranch
  readonly headers: Readonly<Record<string, string>>
  readonly writer: () => WriterValue
  /** One push with these commands, after those before it, until it is answered; what goes wrong meanwhile is counted. */
  give(wishes: readonly Wish[]): Promise<Given>
  heartbeat(): Promise<HeartbeatAnswer | undefined>
}

/** What a device says on the wire, without its disk: one writer, seq by seq, one push at a time. */
export function createLightDevice(
  line: HttpLine,
  faults: Faults,
  { index, place, branch }: Pick<LightDevice, 'index' | 'place' | 'branch'>,
): LightDevice {
  const headers = { authorization: `Bearer ${place.token}`, 'content-type': 'application/json' }
  let writer: WriterValue = { id: writerId.parse(randomUUID()), next_seq: 1, epoch: 1, is_forked: false }
  let last: Promise<unknown> = Promise.resolve()

  function commandsOf(wishes: readonly Wish[]) {
    return wishes.map((wish, at) => ({
      ...{ seq: writer.next_seq + at, id: randomUUID(), schema: commandSchemaVersion, ...wish },
      session: place.sessionId === undefined ? null : sessionId.parse(place.sessionId),
      ...{ config_version: branch.configVersion, age_ms: 2, written_at: null, known_at: null },
    }))
  }

  async function send(wishes: readonly Wish[]): Promise<Given> {
    const commands = commandsOf(wishes)
    const body = JSON.stringify({ protocol: protocolVersion, writer: writer.id, epoch: writer.epoch, commands })
    const asked = { method: 'POST', path: '/api/push', address: place.address, headers, body } as const
    const answer = await insist(() => answered('push', () => line.ask({ ...asked, msMax: PUSH_MS_MAX })))
    const { epoch, writer: state, results, rows } = JSON.parse(answer.text) as PushAnswer
    writer = { ...writer, next_seq: state.last_seq + 1, epoch, state, state_epoch: epoch }
    return { outcomes: results.map(({ outcome }) => outcome), rows }
  }

  async function answered(kind: string, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      const answer = await ask()
      if (answer.status === 200) return answer
      faults.add(`${kind} ${answer.status}`, answer.text)
    } catch (error) {
      faults.add(`${kind} unanswered`, error)
    }
    return undefined
  }

  return {
    ...{ index, place, branch, headers, writer: () => writer },
    give(wishes) {
      const given = last.then(() => send(wishes))
      last = given
      return given
    },
    async heartbeat() {
      const path = `/api/heartbeat?writer=${writer.id}`
      const asked = { path, address: place.address, headers, msMax: HEARTBEAT_MS_MAX }
      const answer = await answered('heartbeat', () => line.ask(asked))
      if (answer === undefined) return undefined
      const parsed = heartbeatAnswer.safeParse(JSON.parse(answer.text))
      if (!parsed.success) faults.add('heartbeat not ours', answer.text)
      return parsed.data
    },
  }
}

async function insist(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(RETRY_MS)
  }
}
