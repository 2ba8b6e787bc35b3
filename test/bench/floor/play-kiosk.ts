import { randomBytes, randomUUID } from 'node:crypto'
import { tenantId, ticketId } from '../../../sync/ids.ts'
import { answerSplit } from '../../../sync/numbers/answer-split.ts'
import { takeNumber } from '../../../sync/numbers/take-number.ts'
import type { NumberRow } from '../../../sync/ports/store.ts'
import { ticketKeyToToken } from '../../../sync/tickets/ticket-token.ts'
import type { LightDevice, Wish } from './light-device.ts'
import { apply, judge, type Ledger } from './work.ts'

export const ISSUE_EVERY_MS = 5_000
const SECRET_BYTES = 16
const LANGUAGES = ['ar', 'fr', 'en'] as const

export type LightKiosk = {
  /** One customer's ticket; its address, once the server has it. */
  issue(dueAt: number): Promise<string | undefined>
  /** Those who came before the run, in one push. */
  issueMany(count: number): Promise<string[]>
}

/** Numbers are taken by the kiosk's own rules, from what the server told of its lanes. */
export function createLightKiosk(device: LightDevice, today: string, ledger: Ledger): LightKiosk {
  const { branch } = device
  const numbers = new Map<string, NumberRow>()
  let given = 0

  function wishOf(): { wish: Wish; token: string; id: string } | undefined {
    const service = branch.services[given % branch.services.length]
    const language = LANGUAGES[given % LANGUAGES.length]
    given += 1
    if (service === undefined) return undefined
    const taken = takeNumber({
      ...{ writer: device.writer(), day: today, prefix: service.prefix, digits: 3, numbers: [...numbers.values()] },
      ...{ height: 0, isUnconfirmed: false, isClockInDoubt: false },
    })
    if (taken.kind === 'no_letter') {
      ledger.faults.add('kiosk without numbers', device.place.deviceId)
      return undefined
    }
    numbers.set(`${taken.prefix} ${taken.last.letter}`, taken.last)
    const { number, prefix, n, number_day } = taken
    const letter = taken.kind === 'spill' ? { letter: taken.letter } : {}
    const id = ticketId.parse(randomUUID())
    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const args = {
      ...{ ticket_id: id, number, prefix, ...letter, n, number_day },
      service_id: service.id,
      language,
      secret,
    }
    const token = ticketKeyToToken({ tenantId: tenantId.parse(branch.tenantId), ticketId: id, secret })
    return { wish: { name: 'issue_ticket', kind: 'fact', args }, token, id }
  }

  /** The authority shares a day out among kiosks; whoever holds all of it gives way once it has said so. */
  async function giveWay(): Promise<void> {
    const answered = answerSplit(device.writer())
    if (answered === undefined) return
    const args = { split_id: answered.split.id }
    await apply(device, { name: 'acknowledge_split', kind: 'fact', args }, ledger)
  }

  return {
    async issue(dueAt) {
      await giveWay()
      const made = wishOf()
      if (made === undefined || (await apply(device, made.wish, ledger, dueAt)) === undefined) return undefined
      ledger.issued.push(made.id)
      return made.token
    },
    async issueMany(count) {
      await giveWay()
      const made = Array.from({ length: count }, wishOf).flatMap((each) => each ?? [])
      const answer = await device.give(made.map(({ wish }) => wish))
      return made.flatMap(({ wish, token, id }, at) => {
        const outcome = answer.outcomes[at]
        if (outcome === undefined || judge(wish, outcome, ledger.faults) === undefined) return []
        ledger.issued.push(id)
        return [token]
      })
    },
  }
}
