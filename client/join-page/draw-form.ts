import type { JoinAnswer, JoinService } from '../../sync/join/join-answer.ts'
import { button, drawName, element, markRefused } from './elements.ts'
import type { Choice } from './join-view.ts'
import { closingText, mayJoin, type Speech, serviceText } from './service-text.ts'

/** `isHere`: the display was scanned. `isPhoneWrong`: what was just refused is the number [JP1]. */
export type FormState = { readonly choice: Choice; readonly isHere: boolean; readonly isPhoneWrong: boolean }
export type FormActs = { onChoose(change: Choice): void; onJoin(): void }

/** Services to choose from, what the chosen one asks for, and one button. */
export function drawForm(branch: JoinAnswer, state: FormState, speech: Speech, acts: FormActs): HTMLElement[] {
  const { say } = speech
  const { choice, isHere } = state
  if (branch.services.length === 0) return [element('p', { class: 'note' }, say('nothing_offered'))]
  const chosen = branch.services.find(({ id }) => id === choice.serviceId)
  const services = branch.services.map((service) => drawService(service, service === chosen, speech, acts))
  const send = button(say('join'), 'primary', acts.onJoin)
  return [
    ...(isHere ? [element('p', { class: 'note' }, say('you_are_here'))] : []),
    element('fieldset', {}, element('legend', {}, say('choose')), ...services),
    ...(branch.classes.length > 0 && chosen !== undefined ? [drawClasses(branch, choice, speech, acts)] : []),
    ...(chosen?.asks_contact ? [drawPhone(state, speech, acts)] : []),
    ...(branch.arrival === 'proof' && !isHere && chosen !== undefined
      ? [element('p', { class: 'note' }, say('must_arrive', { minutes: String(branch.hold_minutes) }))]
      : []),
    ...(chosen !== undefined && mayJoin(chosen) ? [send] : []),
  ]
}

function drawService(service: JoinService, isChosen: boolean, speech: Speech, acts: FormActs): HTMLElement {
  const closing = closingText(service, speech)
  const input = element('input', { type: 'radio', name: 'service', value: service.id })
  input.checked = isChosen
  input.disabled = !mayJoin(service)
  input.addEventListener('change', () => acts.onChoose({ serviceId: service.id }))
  const text = element(
    'span',
    { class: 'service-text' },
    drawName('strong', service.names, speech.language),
    element('span', {}, serviceText(service, speech)),
    closing === undefined ? undefined : element('span', { class: 'closing' }, closing),
  )
  return element('label', { class: 'service' }, input, text)
}

function drawClasses(branch: JoinAnswer, choice: Choice, { say, language }: Speech, acts: FormActs): HTMLElement {
  const options = branch.classes.map(({ id, names }) => {
    const option = drawName('option', names, language)
    option.value = id
    return option
  })
  const select = element('select', { name: 'class' }, element('option', { value: '' }, say('no_class')), ...options)
  select.value = choice.classId ?? ''
  select.addEventListener('change', () => acts.onChoose({ classId: select.value }))
  return element('label', { class: 'field' }, say('class'), select)
}

function drawPhone({ choice, isPhoneWrong }: FormState, { say }: Speech, acts: FormActs): HTMLElement {
  const input = element('input', { type: 'tel', name: 'phone', autocomplete: 'tel', dir: 'ltr', maxlength: '30' })
  input.value = choice.phone ?? ''
  if (isPhoneWrong) markRefused(input)
  input.addEventListener('input', () => acts.onChoose({ phone: input.value }))
  return element('label', { class: 'field' }, say('phone'), input, element('small', {}, say('phone_why')))
}
