import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Language } from '../../../../sync/words/language.ts'
import type { RefusalKey } from '../refusal-key.ts'
import type { Ticket } from '../ticket-of.ts'
import type { ClosingOf } from './closing/closing-of.ts'

/*
 * One customer's way through the kiosk:
 *
 *   attract ─▶ language ─▶ [lead] ─▶ services ─▶ [question …] ─▶ [confirm] ─▶ [closing] ─▶ [contact] ─▶ issuing ─▶ ticket ─▶ attract
 *                                    │      ▲
 *                            classes ┘      └ code (of an appointment)
 *
 * What stands in brackets is there only where the configuration asks for it [KF2], `closing` where the day may end first [KF22]. From each step before `issuing` one way
 * leads back and one to the beginning [KF4].
 */
export type Step =
  | { readonly kind: 'attract' }
  | { readonly kind: 'language' }
  /** A question that leads to services, before they are all shown. */
  | { readonly kind: 'lead'; readonly questionId: string }
  | { readonly kind: 'services'; readonly groupId: string | undefined }
  | { readonly kind: 'classes' }
  | { readonly kind: 'code' }
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'confirm' }
  /** They may not be called before the branch closes. */
  | { readonly kind: 'closing' }
  | { readonly kind: 'contact' }
  /** The command is being written down: nothing that a hand does counts until it is [KF5]. */
  | { readonly kind: 'issuing' }
  | { readonly kind: 'ticket'; readonly ticket: Ticket; readonly commandId: string }

/** What the customer has said so far. */
export type Visit = {
  /** Of an appointment; the service is chosen only where several can be booked. */
  readonly code: string | undefined
  readonly classId: string | undefined
  readonly serviceId: string | undefined
  /** An answer led to a service that was not pressed: the customer says once that this is right. */
  readonly isToConfirm: boolean
  /** They know that they may not be called today, and want a ticket all the same. */
  readonly isLateKnown: boolean
  /** By key, in the branch's own language: staff reads them. */
  readonly answers: Readonly<Record<string, string>>
  /** Asked for, and perhaps not given. */
  readonly contact: { readonly phone: string | undefined } | undefined
}

type Place = { readonly step: Step; readonly visit: Visit }

export type FlowState = Place & {
  /** The steps that lie behind, the last one last: each with what had been said when it was shown. */
  readonly before: readonly Place[]
  /** Why the last try gave no ticket. */
  readonly refused: RefusalKey | undefined
}

export type FlowEvent =
  | { readonly kind: 'touched' }
  | { readonly kind: 'language_chosen' }
  | { readonly kind: 'services_asked' }
  | { readonly kind: 'group_chosen'; readonly id: string }
  | { readonly kind: 'classes_asked' }
  | { readonly kind: 'class_chosen'; readonly id: string | undefined }
  | { readonly kind: 'service_chosen'; readonly id: string }
  | { readonly kind: 'answered'; readonly option: number }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'phone_left'; readonly phone: string | undefined }
  | { readonly kind: 'code_asked' }
  | { readonly kind: 'code_given'; readonly code: string }
  | { readonly kind: 'written'; readonly ticket: Ticket; readonly commandId: string }
  | { readonly kind: 'refused'; readonly why: RefusalKey }
  | { readonly kind: 'closed' }
  | { readonly kind: 'back' }
  | { readonly kind: 'started_again' }

/** What the branch offers, and in how many languages; and what is said of closing at this moment, where something is. */
export type FlowMenu = Pick<PublishedConfiguration, 'groups' | 'services' | 'classes' | 'questions'> & {
  readonly branch: { readonly languages: readonly Language[] }
  readonly closingOf?: ClosingOf
}
