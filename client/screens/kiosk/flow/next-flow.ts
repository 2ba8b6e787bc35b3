import { nameIn } from '../../../app/name-in.ts'
import type { FlowEvent, FlowMenu, FlowState, Step, Visit } from './flow-state.ts'
import {
  bookableServices,
  findClass,
  findService,
  leadQuestion,
  nextQuestion,
  offeredServices,
  type Question,
} from './offered.ts'

const nothingSaid: Visit = {
  ...{ code: undefined, classId: undefined, serviceId: undefined, contact: undefined },
  isToConfirm: false,
  isLateKnown: false,
  answers: {},
}

export const startOfFlow: FlowState = {
  ...{ step: { kind: 'attract' }, visit: nothingSaid },
  before: [],
  refused: undefined,
}

/** What comes after an event; an event that does not belong to the step changes nothing. */
export function nextFlow(state: FlowState, event: FlowEvent, menu: FlowMenu): FlowState {
  const { step, visit } = state
  if (event.kind === 'started_again') return step.kind === 'issuing' ? state : startOfFlow
  if (event.kind === 'back') return isOnTheWay(step) ? goBack(state) : state
  if (event.kind === 'code_given') return takeCode(state, event.code, menu)
  switch (step.kind) {
    case 'attract':
    case 'language':
      if (event.kind === 'touched' && step.kind === 'attract') return go(state, greet(menu), visit)
      return event.kind === 'language_chosen' ? go(state, firstStep(menu), visit) : state
    case 'lead':
      if (event.kind === 'services_asked') return go(state, allServices, visit)
      if (event.kind === 'code_asked') return askCode(state, menu)
      if (event.kind === 'classes_asked') return go(state, { kind: 'classes' }, visit)
      return event.kind === 'answered' ? answer(state, step.questionId, event.option, menu) : state
    case 'services':
      return atServices(state, event, menu)
    case 'classes':
      return event.kind === 'class_chosen' ? { ...goBack(state), visit: { ...visit, classId: event.id } } : state
    case 'question':
      return event.kind === 'answered' ? answer(state, step.questionId, event.option, menu) : state
    case 'confirm':
      return event.kind === 'confirmed' ? goOn(state, { ...visit, isToConfirm: false }, menu) : state
    case 'closing':
      return event.kind === 'confirmed' ? goOn(state, { ...visit, isLateKnown: true }, menu) : state
    case 'contact':
      return event.kind === 'phone_left' ? goOn(state, { ...visit, contact: { phone: event.phone } }, menu) : state
    case 'issuing':
      return afterWriting(state, event)
    case 'ticket':
      return event.kind === 'closed' ? startOfFlow : state
    case 'code':
      return state
  }
}

const allServices: Step = { kind: 'services', groupId: undefined }

function isOnTheWay({ kind }: Step): boolean {
  return kind !== 'attract' && kind !== 'issuing' && kind !== 'ticket'
}

function greet(menu: FlowMenu): Step {
  return menu.branch.languages.length > 1 ? { kind: 'language' } : firstStep(menu)
}

function firstStep(menu: FlowMenu): Step {
  const lead = leadQuestion(menu)
  return lead === undefined ? allServices : { kind: 'lead', questionId: lead.id }
}

function go({ step, visit, before }: FlowState, next: Step, said: Visit): FlowState {
  const behind = step.kind === 'attract' ? [] : [...before, { step, visit }]
  return { step: next, visit: said, before: behind, refused: undefined }
}

function goBack({ before }: FlowState): FlowState {
  const last = before.at(-1)
  return last === undefined ? startOfFlow : { ...last, before: before.slice(0, -1), refused: undefined }
}

function atServices(state: FlowState, event: FlowEvent, menu: FlowMenu): FlowState {
  const { visit } = state
  switch (event.kind) {
    case 'group_chosen':
      return go(state, { kind: 'services', groupId: event.id }, visit)
    case 'classes_asked':
      return go(state, { kind: 'classes' }, visit)
    case 'code_asked':
      return askCode(state, menu)
    case 'service_chosen':
      return offeredServices(menu).some(({ id }) => id === event.id)
        ? goOn(state, { ...visit, serviceId: event.id }, menu)
        : state
    default:
      return state
  }
}

/** What is still missing before there is a ticket. An appointment knows it all: nobody is asked twice. */
function goOn(state: FlowState, visit: Visit, menu: FlowMenu): FlowState {
  return go(state, missingStep(visit, menu), visit)
}

function missingStep(visit: Visit, menu: FlowMenu): Step {
  const service = menu.services.find(({ id }) => id === visit.serviceId)
  if (service === undefined) return allServices
  if (visit.code !== undefined) return { kind: 'issuing' }
  const question = nextQuestion(menu, service.key, visit.answers)
  if (question !== undefined) return { kind: 'question', questionId: question.id }
  if (visit.isToConfirm) return { kind: 'confirm' }
  // Before anything is left here for nothing. Who is refused meets it on the card, and where the ticket would be written.
  if (!visit.isLateKnown && menu.closingOf?.(service.id, visit.classId) === 'warn') return { kind: 'closing' }
  if (service.asks_contact && visit.contact === undefined) return { kind: 'contact' }
  return { kind: 'issuing' }
}

function answer(state: FlowState, questionId: string, at: number, menu: FlowMenu): FlowState {
  const question = menu.questions.find(({ id }) => id === questionId)
  const option = question?.options[at]
  if (question === undefined || option === undefined) return state
  return goOn(state, withAnswer(state.visit, question, option, menu), menu)
}

function withAnswer(visit: Visit, question: Question, option: Question['options'][number], menu: FlowMenu): Visit {
  const service = findService(menu, option.service)
  const text = nameIn(option.names, menu.branch.languages[0] ?? 'ar')
  const isElsewhere = visit.serviceId !== undefined && service !== undefined && service.id !== visit.serviceId
  return {
    ...visit,
    answers: { ...visit.answers, [question.key]: text },
    serviceId: service?.id ?? visit.serviceId,
    classId: findClass(menu, option.class)?.id ?? visit.classId,
    isToConfirm: visit.isToConfirm || isElsewhere,
  }
}

function askCode(state: FlowState, menu: FlowMenu): FlowState {
  return bookableServices(menu).length === 0 ? state : go(state, { kind: 'code' }, state.visit)
}

/** Typed at its own step, or held under a scanner at any: whoever does that wants nothing else. */
function takeCode(state: FlowState, code: string, menu: FlowMenu): FlowState {
  const [service, ...others] = bookableServices(menu)
  if (service === undefined || state.step.kind === 'issuing' || state.step.kind === 'ticket') return state
  const serviceId = others.length === 0 ? service.id : undefined
  // Behind it lies its own step, wherever it was read: there it is said when nothing comes of it.
  const asked = state.step.kind === 'code' ? state : go(state, { kind: 'code' }, nothingSaid)
  return goOn(asked, { ...nothingSaid, code, serviceId }, menu)
}

/** Without a ticket the customer stands before the step from which it was asked, with the reason. */
function afterWriting(state: FlowState, event: FlowEvent): FlowState {
  if (event.kind === 'refused') return { ...goBack(state), refused: event.why }
  if (event.kind !== 'written') return state
  const { ticket, commandId } = event
  return { ...state, step: { kind: 'ticket', ticket, commandId }, before: [] }
}
