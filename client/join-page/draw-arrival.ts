import type { JoinAnswer } from '../../sync/join/join-answer.ts'
import type { JoinedTicket } from '../phone-page/joined-tickets.ts'
import { button, element, markRefused } from './elements.ts'
import type { Speech } from './service-text.ts'

/** `isCodeWrong`: what was just refused is the code [JP1]. */
export type ArrivalState = { readonly typed: string; readonly isCodeWrong: boolean }
export type ArrivalActs = {
  onTyped(code: string): void
  onCode(code: string): void
  onPosition(): void
  onAnother(): void
}

const CODE_CHARS_MAX = '20'

/** The ticket that this phone holds, and how to show that one is here. */
export function drawArrival(
  branch: JoinAnswer,
  ticket: JoinedTicket,
  { typed, isCodeWrong }: ArrivalState,
  { say, language, inDigits }: Speech,
  acts: ArrivalActs,
): HTMLElement[] {
  const input = element('input', {
    ...{ type: 'text', name: 'code', dir: 'ltr', autocomplete: 'one-time-code', autocapitalize: 'characters' },
    maxlength: CODE_CHARS_MAX,
  })
  input.value = typed
  if (isCodeWrong) markRefused(input)
  input.addEventListener('input', () => acts.onTyped(input.value))
  const send = element('button', { type: 'submit', class: 'primary' }, say('arrive_send'))
  const form = element('form', {}, element('label', { class: 'field' }, say('arrive_code'), input), send)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    acts.onCode(input.value)
  })
  return [
    element('p', { class: 'label' }, say('your_ticket')),
    element('bdi', { class: 'number', dir: 'ltr' }, inDigits(ticket.number)),
    element('p', { class: 'note' }, say('must_arrive', { minutes: String(branch.hold_minutes) })),
    element('h2', {}, say('arrive_title')),
    element('p', {}, say('arrive_scan')),
    form,
    ...(branch.takes_position ? [button(say('arrive_position'), 'quiet', acts.onPosition)] : []),
    element('a', { class: 'quiet', href: `/t/${ticket.token}?lang=${language}` }, say('open_ticket')),
    button(say('another'), 'quiet', acts.onAnother),
  ]
}
