import type { FlowMenu } from './flow-state.ts'

export type Question = FlowMenu['questions'][number]
type Service = FlowMenu['services'][number]
type PriorityClass = FlowMenu['classes'][number]

/** As many services are shown at once, under their groups; more are looked for group by group. */
const SERVICES_IN_SIGHT_MAX = 8

export function offeredServices({ services }: FlowMenu): readonly Service[] {
  return services.filter(({ retired }) => retired !== true)
}

export function bookableServices(menu: FlowMenu): readonly Service[] {
  return offeredServices(menu).filter(({ offers_appointments }) => offers_appointments)
}

export function findService(menu: FlowMenu, key: string | undefined): Service | undefined {
  return offeredServices(menu).find((service) => service.key === key)
}

export function areMany(services: readonly unknown[]): boolean {
  return services.length > SERVICES_IN_SIGHT_MAX
}

const askedQuestions = ({ questions }: FlowMenu): readonly Question[] =>
  questions.filter(({ retired }) => retired !== true)

const isLead = ({ asked_for, options }: Question): boolean =>
  asked_for === undefined && options.some(({ service }) => service !== undefined)

/** The question that comes before the services: it is asked of everybody, and leads to them [KF7]. */
export function leadQuestion(menu: FlowMenu): Question | undefined {
  return askedQuestions(menu).find(isLead)
}

/** The first question of a service that has no answer yet. */
export function nextQuestion(
  menu: FlowMenu,
  serviceKey: string,
  answers: Readonly<Record<string, string>>,
): Question | undefined {
  const lead = leadQuestion(menu)
  return askedQuestions(menu).find(
    (question) => question !== lead && !(question.key in answers) && (question.asked_for?.includes(serviceKey) ?? true),
  )
}

/**
 * Classes that a person may name at the kiosk: those that protect people. A mere head start would be pressed by everybody;
 * a tenant gives it by the option of a question. Where a question asks for classes, it stands in for the choice [KF8].
 */
export function offeredClasses(menu: FlowMenu): readonly PriorityClass[] {
  const asked = askedQuestions(menu).some(({ options }) => options.some((option) => option.class !== undefined))
  return asked ? [] : menu.classes.filter(({ strict, retired }) => strict === true && retired !== true)
}

export function findClass(menu: FlowMenu, code: string | undefined): PriorityClass | undefined {
  return menu.classes.find((each) => each.code === code && each.retired !== true)
}
