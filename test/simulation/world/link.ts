import type { Timers } from '../../../sync/ports/clock.ts'
import type { Reply, Transport } from '../../../sync/ports/transport.ts'
import type { Random } from '../../../sync/random/create-random.ts'
import type { Answered, Authority } from '../authority/authority.ts'
import { type Skew, skewAnswer, skewRequest } from './version-skew.ts'

/** How a device reaches the server at this moment; what people call a network. */
export type Weather = {
  isCut: boolean
  /** Of every hundred questions: lost before they arrive, and with their answer lost. */
  lost: number
  answersLost: number
  /** Of every hundred pushes: delivered a second time, later. */
  doubled: number
  latencyMsMax: number
  /** The device's token is no longer taken. */
  isUnknown: boolean
  /** One end of the line is of another version. */
  skew: Skew
}
export const FAIR: Weather = {
  ...{ isCut: false, lost: 0, answersLost: 0, doubled: 0, latencyMsMax: 80, isUnknown: false },
  skew: 'none',
}

export type Moment = 'after_send' | 'after_authority_commit'
export type LinkOptions = {
  readonly authority: Authority
  readonly device: { readonly tenantId: string; readonly deviceId: string; readonly branchId: string }
  readonly random: Random
  /** Of the network: they run on when the device is gone. */
  readonly network: Timers
  /** Of the page that asks. */
  readonly page: Timers
  readonly weather: Weather
  onMoment(moment: Moment): void
  onAnswer(answer: Answered<unknown>, request: unknown): void
  /** The page has its answer to a push, or knows that none comes. */
  onPushEnd(): void
}

const TIMEOUT_MS = 10_000
/** As far as a request that somebody's proxy had kept may come late. */
const DOUBLE_MS_MAX = 20_000

/** One page's way to the authority: it delays, loses, doubles and turns round, as the weather is. */
export function createLink(options: LinkOptions): Transport {
  const { authority, device, random, network, page, weather, onMoment, onAnswer, onPushEnd } = options
  const delay = (): number => random.below(weather.latencyMsMax + 1)
  const isHit = (percent: number): boolean => random.below(100) < percent

  function ask<Answer>(question: () => Promise<Answered<Answer>>, request: unknown): Promise<Reply<Answer>> {
    return new Promise((resolve) => {
      let isSettled = false
      let started = 0
      const settle = (reply: Reply<Answer>): void => {
        if (isSettled) return
        isSettled = true
        stopTimeout()
        if (request !== undefined) onPushEnd()
        resolve(reply)
      }
      const stopTimeout = page.after(TIMEOUT_MS, () => settle({ kind: 'unreachable', why: 'timeout' }))
      const [there, back] = [delay(), delay()]
      const [isLost, isAnswerLost, isDoubled] = [
        isHit(weather.lost),
        isHit(weather.answersLost),
        isHit(weather.doubled),
      ]
      started = there + back
      const replyOf = (answered: Answered<Answer>): Reply<Answer> =>
        answered.kind === 'answer'
          ? { kind: 'answer', answer: skewAnswer(answered.answer, weather.skew), round_trip_ms: started }
          : answered
      onMoment('after_send')
      network.after(there, () => {
        if (weather.isCut) return void page.after(0, () => settle({ kind: 'unreachable', why: 'network' }))
        if (isLost) return
        if (isDoubled && request !== undefined)
          network.after(random.below(DOUBLE_MS_MAX), () => void question().then((again) => onAnswer(again, request)))
        void question().then((answered) => {
          onAnswer(answered, request)
          onMoment('after_authority_commit')
          network.after(back, () => {
            if (weather.isCut || isAnswerLost) return
            page.after(0, () => settle(replyOf(answered)))
          })
        })
      })
    })
  }

  const refused: Answered<never> = {
    kind: 'refused',
    code: 'unauthenticated',
    details: undefined,
    retry_after_ms: undefined,
  }
  return {
    push(request) {
      const body = JSON.stringify(request)
      return ask(
        async () => (weather.isUnknown ? refused : authority.push(device, skewRequest(body, weather.skew))),
        JSON.parse(body),
      )
    },
    heartbeat: (writer) =>
      ask(async () => (weather.isUnknown ? refused : authority.heartbeat(device, writer)), undefined),
  }
}
