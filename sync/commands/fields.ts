import { z } from 'zod'
import { classId, serviceId, ticketId } from '../ids.ts'
import { waitMethods } from '../waits/wait-quotes.ts'
import { isBoundedRecord, isStorableText } from '../wire/bounded-json.ts'
import { dayLabel } from '../wire/instant.ts'
import { language } from '../words/language.ts'
import {
  answerCharsMax,
  answerKeyCharsMax,
  answersMax,
  contactNameCharsMax,
  documentDepthMax,
  documentNodesMax,
  documentStringCharsMax,
  emailCharsMax,
  legsMax,
  numberMax,
  phoneCharsMax,
  quotedSecondsMax,
} from './limits.ts'

export function text(charsMax: number) {
  return z.string().max(charsMax).refine(isStorableText)
}

/** A service's own letters, as in `A-048`. */
export const prefix = z.string().regex(/^[A-Z]{1,3}$/)
/** A writer's letter, as the X in `A-X07`; several letters once a branch has had more writers than the alphabet. */
export const letter = z.string().regex(/^[A-Z]{1,4}$/)
export const printedNumber = z.string().regex(/^[A-Z]{1,3}-[A-Z]{0,4}[0-9]{2,6}$/)
/** A person may also mean the later of two tickets with one number: the authority shows it as `A-048/2`. */
export const anyNumber = z.string().regex(/^[A-Z]{1,3}-[A-Z]{0,4}[0-9]{2,6}(?:\/[0-9]{1,2})?$/)

/** Unguessable part of the customer's address; 16 characters are 96 bits. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)

/** The one spelling in which a number is stored and compared: without spaces. */
export const phone = z
  .string()
  .max(phoneCharsMax)
  .overwrite((typed) => typed.replaceAll(' ', ''))
  .regex(/^\+?[0-9]{6,20}$/)

export const contact = z.strictObject({
  name: text(contactNameCharsMax).exactOptional(),
  phone: phone.exactOptional(),
  email: z.email().max(emailCharsMax).exactOptional(),
})

const answerKey = z
  .string()
  .max(answerKeyCharsMax)
  .regex(/^[a-z0-9][a-z0-9_-]*$/)
const answer = z.union([text(answerCharsMax), z.boolean(), z.number()])

/** What the customer answered to the branch's entry questions, by question. */
export const answers = z
  .unknown()
  .refine((value) => isBoundedRecord(value, { depthMax: 1, nodesMax: answersMax + 1, stringCharsMax: answerCharsMax }))
  .pipe(z.record(answerKey, answer))

const documentLimits = {
  depthMax: documentDepthMax,
  nodesMax: documentNodesMax,
  stringCharsMax: documentStringCharsMax,
}

const quotedSeconds = z.int().min(0).max(quotedSecondsMax)

/**
 * What the customer was told of the wait when the ticket was given: the estimate in seconds, and the minutes that stood on
 * the screen. `age_s`: how old the replica was that it was computed from.
 */
export const quote = z.strictObject({
  p50_s: quotedSeconds,
  p90_s: quotedSeconds,
  from_minutes: z
    .int()
    .min(0)
    .max(quotedSecondsMax / 60),
  to_minutes: z
    .int()
    .min(0)
    .max(quotedSecondsMax / 60),
  method: z.enum(waitMethods),
  age_s: quotedSeconds.exactOptional(),
})

/** Its meaning is judged by the configuration's own rules; here only what could never be stored is refused. */
export const configurationDocument = z
  .unknown()
  .refine((value): value is Record<string, unknown> => isBoundedRecord(value, documentLimits))
  .meta({ type: 'object' })

/** Typed by a person at the kiosk, so neither case nor length of a token. */
export const appointmentCode = z
  .string()
  .regex(/^[A-Za-z0-9]{4,12}$/)
  .toUpperCase()

export const issueFields = {
  ticket_id: ticketId,
  number: printedNumber,
  prefix,
  letter: letter.exactOptional(),
  n: z.int().min(1).max(numberMax),
  number_day: dayLabel,
  service_id: serviceId,
  legs: z.array(serviceId).max(legsMax).exactOptional(),
  class_id: classId.exactOptional(),
  language,
  secret,
  contact: contact.exactOptional(),
  answers: answers.exactOptional(),
  // A ticket is never lost for a word about its wait: what is no quote is left out [WT17].
  quote: quote.optional().catch(undefined),
  printed: z.boolean().exactOptional(),
}

type NumberParts = { number: string; prefix: string; letter?: string; n: number }

/** A number and its parts that disagree would make one ticket sit in another's lane. */
export function isNumberOfParts(parts: NumberParts): boolean {
  const [prefixPart, rest = ''] = parts.number.split('-')
  const letterPart = parts.letter ?? ''
  return (
    prefixPart === parts.prefix &&
    rest.startsWith(letterPart) &&
    /^[0-9]+$/.test(rest.slice(letterPart.length)) &&
    Number(rest.slice(letterPart.length)) === parts.n
  )
}
