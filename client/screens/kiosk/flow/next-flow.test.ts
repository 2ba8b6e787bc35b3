import { expect, test } from 'vitest'
import type { ClosingVerdict } from '../../../../sync/waits/closing-guard.ts'
import type { Ticket } from '../ticket-of.ts'
import { aMenu } from './a-menu.ts'
import type { FlowEvent, FlowMenu, FlowState, Step } from './flow-state.ts'
import { nextFlow, startOfFlow } from './next-flow.ts'

const say = (text: string, more = {}) => ({ names: { en: text }, ...more })
/** A branch that asks everything that can be asked. */
const whole = aMenu({
  services: [
    { key: 'cash' },
    { key: 'loans', asks_contact: true, offers_appointments: true },
    { key: 'advice', offers_appointments: true },
    { key: 'old', retired: true },
  ],
  groups: [{ key: 'daily' }],
  classes: [{ code: 'e', strict: true }, { code: 'v' }],
  questions: [
    { key: 'visit', options: [say('Money', { service: 'cash' }), say('Else')] },
    { key: 'account', asked_for: ['loans'], options: [say('Yes'), say('No', { service: 'cash' })] },
  ],
})
const plain = aMenu()
const touched: FlowEvent = { kind: 'touched' }
const spoken: FlowEvent = { kind: 'language_chosen' }
const service = (id: string): FlowEvent => ({ kind: 'service_chosen', id })
const answer = (option: number): FlowEvent => ({ kind: 'answered', option })
const written: FlowEvent = { kind: 'written', ticket: { number: 'A-001' } as Ticket, commandId: 'one' }

const play = (menu: FlowMenu, ...events: FlowEvent[]): FlowState =>
  events.reduce((state, event) => nextFlow(state, event, menu), startOfFlow)
const stepsOf = (menu: FlowMenu, ...events: FlowEvent[]): string[] =>
  events.map((_, at) => play(menu, ...events.slice(0, at + 1)).step.kind)

test('[KF1] three touches lead to a ticket where there is nothing more to ask', () => {
  expect(stepsOf(plain, touched, spoken, service('cash'))).toEqual(['language', 'services', 'issuing'])
  expect(stepsOf(plain, spoken, service('cash'))).toEqual(['services', 'issuing'])
})

test('[KF2] with one language nobody is asked for it', () => {
  expect(stepsOf(aMenu({ languages: ['fr'] }), touched, service('cash'))).toEqual(['services', 'issuing'])
})

test('[KF2] what the configuration asks stands between, each once, and the ticket comes at the end', () => {
  const way = [touched, spoken, { kind: 'services_asked' }, service('loans'), answer(0)] as const
  const phone: FlowEvent = { kind: 'phone_left', phone: '+21620000000' }
  expect(stepsOf(whole, ...way, phone, written)).toEqual([
    'language',
    'lead',
    'services',
    'question',
    'contact',
    'issuing',
    'ticket',
  ])
  expect(play(whole, ...way, phone).visit).toMatchObject({
    serviceId: 'loans',
    answers: { account: 'Yes' },
    contact: { phone: '+21620000000' },
  })
})

test('[KF7] a question that leads to services comes before them; an option without a service shows them all', () => {
  expect(play(whole, spoken, answer(0))).toMatchObject({ step: { kind: 'issuing' }, visit: { serviceId: 'cash' } })
  expect(play(whole, spoken, answer(1))).toMatchObject({
    step: { kind: 'services' },
    visit: { answers: { visit: 'Else' } },
  })
})

test('[KF6] an answer that leads elsewhere than what was pressed is confirmed once, and its own service asks no more', () => {
  const way = [spoken, { kind: 'services_asked' }, service('loans'), answer(1)] as const
  expect(play(whole, ...way)).toMatchObject({ step: { kind: 'confirm' }, visit: { serviceId: 'cash' } })
  expect(play(whole, ...way, { kind: 'confirmed' }).step.kind).toBe('issuing')
  const back = play(whole, ...way, { kind: 'back' }, { kind: 'back' })
  expect(back).toMatchObject({ step: { kind: 'services' }, visit: { serviceId: undefined, answers: {} } })
})

test('[KF8] priority is chosen beside the services and stays until the ticket', () => {
  const services = play(
    whole,
    spoken,
    { kind: 'services_asked' },
    { kind: 'classes_asked' },
    { kind: 'class_chosen', id: 'e' },
  )
  expect(services).toMatchObject({ step: { kind: 'services' }, visit: { classId: 'e' } })
  expect(nextFlow(services, service('cash'), whole)).toMatchObject({
    step: { kind: 'issuing' },
    visit: { classId: 'e' },
  })
})

test('[KF8] an option may give a class', () => {
  const menu = aMenu({
    classes: [{ code: 'v', key: 'premium' }],
    questions: [{ key: 'card', options: [say('Gold', { class: 'v' }), say('None')] }],
  })
  expect(play(menu, spoken, service('cash'), answer(0))).toMatchObject({
    step: { kind: 'issuing' },
    visit: { classId: 'premium' },
  })
})

test('[KF12] a code goes by all questions; several services that can be booked are chosen from', () => {
  const code: FlowEvent = { kind: 'code_given', code: 'K7F2Q9' }
  const asked = play(whole, spoken, { kind: 'code_asked' }, code)
  expect(asked).toMatchObject({ step: { kind: 'services' }, visit: { code: 'K7F2Q9', serviceId: undefined } })
  expect(nextFlow(asked, service('loans'), whole).step.kind).toBe('issuing')
  const one = aMenu({ services: [{ key: 'cash' }, { key: 'loans', offers_appointments: true, asks_contact: true }] })
  expect(play(one, code)).toMatchObject({ step: { kind: 'issuing' }, visit: { serviceId: 'loans' } })
  expect(play(plain, code)).toEqual(startOfFlow)
  expect(play(plain, spoken, { kind: 'code_asked' }).step.kind).toBe('services')
})

test('[KF12] a code that was refused is said where codes are typed, also when it was scanned at the very beginning', () => {
  const one = aMenu({ services: [{ key: 'loans', offers_appointments: true }] })
  const refused = play(one, { kind: 'code_given', code: 'K7F2Q9' }, { kind: 'refused', why: 'code_used_here' })
  expect(refused).toMatchObject({ step: { kind: 'code' }, refused: 'code_used_here' })
  expect(nextFlow(refused, { kind: 'back' }, one)).toEqual(startOfFlow)
})

const closing = (verdict: ClosingVerdict, menu = plain): FlowMenu => ({ ...menu, closingOf: () => verdict })

test('[KF22] who may not be called today is asked once, before a contact, and takes a ticket or goes back', () => {
  const way = [spoken, { kind: 'services_asked' }, service('loans'), answer(0)] as const
  const asked = play(closing('warn', whole), ...way)
  expect(asked).toMatchObject({ step: { kind: 'closing' }, visit: { serviceId: 'loans' } })
  const taken = nextFlow(asked, { kind: 'confirmed' }, closing('warn', whole))
  expect(taken.step.kind).toBe('contact')
  expect(nextFlow(taken, { kind: 'phone_left', phone: undefined }, closing('warn', whole)).step.kind).toBe('issuing')
  const back = nextFlow(asked, { kind: 'back' }, closing('warn', whole))
  expect(back).toMatchObject({ step: { kind: 'question' }, visit: { isLateKnown: false } })
})

test('[KF22] where there is time enough it is no step; of the service that an answer led to it is said too', () => {
  expect(stepsOf(closing('join'), touched, spoken, service('cash'))).toEqual(['language', 'services', 'issuing'])
  const isOfCash: FlowMenu = { ...whole, closingOf: (id) => (id === 'cash' ? 'warn' : 'join') }
  const way = [spoken, { kind: 'services_asked' }, service('loans'), answer(1)] as const
  expect(stepsOf(isOfCash, ...way, { kind: 'confirmed' }, { kind: 'confirmed' }).slice(-3)).toEqual([
    ...['confirm', 'closing', 'issuing'],
  ])
})

test('[KF25] who has an appointment is not asked', () => {
  const one = aMenu({ services: [{ key: 'loans', offers_appointments: true }] })
  expect(play(closing('warn', one), { kind: 'code_given', code: 'K7F2Q9' }).step.kind).toBe('issuing')
})

test('[KF5] while a ticket is written nothing that a hand does counts', () => {
  const issuing = play(plain, spoken, service('cash'))
  for (const event of everyEvent) {
    if (event.kind === 'written' || event.kind === 'refused') continue
    expect([event.kind, nextFlow(issuing, event, plain)]).toEqual([event.kind, issuing])
  }
})

test('[KF4] whoever is refused stands before the choice again, with the reason until the next step', () => {
  const refused = play(plain, spoken, service('cash'), { kind: 'refused', why: 'not_kept' })
  expect(refused).toMatchObject({ step: { kind: 'services' }, refused: 'not_kept', visit: { serviceId: undefined } })
  expect(nextFlow(refused, service('cash'), plain)).toMatchObject({ step: { kind: 'issuing' }, refused: undefined })
})

test('[KF4] back undoes one step with all that was said in it; the beginning is as if nobody had come', () => {
  const way = [touched, spoken, { kind: 'services_asked' }, service('loans'), answer(0)] as const
  const states = way.map((_, at) => play(whole, ...way.slice(0, at + 1)))
  let state = play(whole, ...way)
  for (const earlier of states.slice(0, -1).toReversed()) {
    state = nextFlow(state, { kind: 'back' }, whole)
    expect([state.step, state.visit]).toEqual([earlier.step, earlier.visit])
  }
  expect(nextFlow(state, { kind: 'back' }, whole)).toEqual(startOfFlow)
  for (const each of states) expect(nextFlow(each, { kind: 'started_again' }, whole)).toEqual(startOfFlow)
})

test('a service that is not offered, an option and a group that are not there, lead nowhere wrong', () => {
  const services = play(whole, spoken, { kind: 'services_asked' })
  expect(nextFlow(services, service('old'), whole)).toBe(services)
  expect(nextFlow(services, service('nobody'), whole)).toBe(services)
  const lead = play(whole, spoken)
  expect(nextFlow(lead, answer(9), whole)).toBe(lead)
})

const everyEvent: readonly FlowEvent[] = [
  ...[touched, spoken, { kind: 'services_asked' } as const, { kind: 'group_chosen', id: 'daily' } as const],
  ...[{ kind: 'classes_asked' } as const, { kind: 'class_chosen', id: 'e' } as const, service('cash'), answer(0)],
  ...[
    { kind: 'confirmed' } as const,
    { kind: 'phone_left', phone: undefined } as const,
    { kind: 'code_asked' } as const,
  ],
  ...[{ kind: 'code_given', code: 'K7F2' } as const, written, { kind: 'refused', why: 'not_kept' } as const],
  ...[{ kind: 'closed' } as const, { kind: 'back' } as const, { kind: 'started_again' } as const],
]
const everyStep: readonly Step[] = [
  ...[{ kind: 'attract' } as const, { kind: 'language' } as const, { kind: 'lead', questionId: 'visit' } as const],
  ...[{ kind: 'services', groupId: undefined } as const, { kind: 'classes' } as const, { kind: 'code' } as const],
  ...[{ kind: 'question', questionId: 'account' } as const, { kind: 'confirm' } as const],
  ...[{ kind: 'closing' } as const, { kind: 'contact' } as const],
  ...[
    { kind: 'issuing' } as const,
    { kind: 'ticket', ticket: { number: 'A-001' } as Ticket, commandId: 'one' } as const,
  ],
]

test('[KF4] every event at every step: which of them lead where', () => {
  const before = [{ step: { kind: 'services', groupId: undefined } as const, visit: startOfFlow.visit }]
  const table = everyStep.map((step) => {
    const visit = { ...startOfFlow.visit, serviceId: step.kind === 'question' ? 'loans' : 'cash' }
    const state = { ...startOfFlow, step, before, visit }
    const moves = everyEvent.flatMap((event) => {
      const next = nextFlow(state, event, whole)
      return next === state ? [] : [`${event.kind}→${next.step.kind}`]
    })
    return `${step.kind}: ${moves.join(' ')}`
  })
  expect(table).toEqual([
    'attract: touched→language language_chosen→lead code_given→services started_again→attract',
    'language: language_chosen→lead code_given→services back→services started_again→attract',
    'lead: services_asked→services classes_asked→classes answered→issuing code_asked→code code_given→services back→services started_again→attract',
    'services: group_chosen→services classes_asked→classes service_chosen→issuing code_asked→code code_given→services back→services started_again→attract',
    'classes: class_chosen→services code_given→services back→services started_again→attract',
    'code: code_given→services back→services started_again→attract',
    'question: answered→contact code_given→services back→services started_again→attract',
    'confirm: confirmed→issuing code_given→services back→services started_again→attract',
    'closing: confirmed→issuing code_given→services back→services started_again→attract',
    'contact: phone_left→issuing code_given→services back→services started_again→attract',
    'issuing: written→ticket refused→services',
    'ticket: closed→attract started_again→attract',
  ])
})
