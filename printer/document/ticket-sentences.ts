import { digitsIn } from './digits.ts'
import { isolate } from './isolate.ts'
import { type PaperWords, type PluralSentence, paperWordsIn } from './paper-words.ts'
import type { PaperWait, TicketDocument } from './ticket-document.ts'

/** Made once: it takes longer than all that is done with it. */
const PLURALS = { ar: new Intl.PluralRules('ar'), fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }

const HOUR_MIN = 60

/** What the paper says, whole sentences ready to be set. Absent ones are not said. */
export type TicketSentences = {
  readonly number: string
  readonly wait?: string
  readonly ahead?: string
  readonly following?: string
  readonly toDo: string
  readonly scan: string
  /** Date and time. */
  readonly issued: string
  readonly marks: readonly string[]
  readonly stamp?: string
}

export function ticketSentences(ticket: TicketDocument): TicketSentences {
  const words = paperWordsIn(ticket.language)
  const digits = digitsIn(ticket)
  const say = (sentence: string, values: Readonly<Record<string, string | number>>) => fill(sentence, values, digits)
  const inForm = (forms: PluralSentence, count: number) => forms[PLURALS[ticket.language].select(count)] ?? forms.other
  return {
    number: digits(ticket.number),
    ...(ticket.wait !== undefined && { wait: waitSentence(ticket.wait, words, say, inForm) }),
    ...(ticket.ahead !== undefined && {
      ahead: ticket.ahead === 0 ? words.nobodyAhead : say(inForm(words.ahead, ticket.ahead), { count: ticket.ahead }),
    }),
    ...(ticket.nextServices.length > 0 && {
      // Names are the tenant's: their digits stay as they are.
      following: words.following.replace('{services}', () =>
        ticket.nextServices.map(isolate).join(words.listSeparator),
      ),
    }),
    toDo: ticket.toDo ?? words.toDo,
    scan: words.scan,
    issued: `${dateSentence(ticket.issuedAt.day, words, say)} · ${isolate(digits(ticket.issuedAt.time))}`,
    marks: ticket.marks.map((mark) => words.marks[mark]),
    ...(ticket.stamp !== undefined && { stamp: words.stamps[ticket.stamp] }),
  }
}

type Say = (sentence: string, values: Readonly<Record<string, string | number>>) => string
type InForm = (forms: PluralSentence, count: number) => string

/** Halves of a minute mean nothing to who waits; what is less than one has no lower end. */
function waitSentence(wait: PaperWait, words: PaperWords, say: Say, inForm: InForm): string {
  if (wait.kind === 'few') return words.waitFew
  if (wait.kind === 'many') return words.waitMany
  const { p50Min: from, p90Min: to } = wait
  if (to === 0) return words.noWait
  if (to > HOUR_MIN) return longSentence(from, to, words, (minutes) => lengthOf(minutes, words, say, inForm), say)
  if (from === 0) return say(inForm(words.waitUpTo, to), { to })
  if (from === to) return say(inForm(words.waitAbout, to), { to })
  return say(inForm(words.waitRange, to), { from, to })
}

/** [KP11] As the screen says it: nobody counts in hundreds of minutes. */
function longSentence(
  from: number,
  to: number,
  words: PaperWords,
  length: (minutes: number) => string,
  say: Say,
): string {
  if (from === 0) return say(words.longUpTo, { to: length(to) })
  if (from === to) return say(words.longAbout, { to: length(to) })
  return say(words.longRange, { from: length(from), to: length(to) })
}

function lengthOf(length: number, words: PaperWords, say: Say, inForm: InForm): string {
  const [whole, rest] = [Math.floor(length / HOUR_MIN), length % HOUR_MIN]
  const minutes = say(inForm(words.minutes, rest), { count: rest })
  if (whole === 0) return minutes
  const hours = say(inForm(words.hours, whole), { count: whole })
  return rest === 0 ? hours : say(words.hoursAndMinutes, { hours, minutes })
}

function dateSentence(day: string, words: PaperWords, say: Say): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const dayOfMonth = Number(date) === 1 ? words.firstDay : Number(date)
  return say(words.date, { day: dayOfMonth, month: words.months[Number(month) - 1] ?? month, year })
}

function fill(
  sentence: string,
  values: Readonly<Record<string, string | number>>,
  digits: (text: string) => string,
): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => digits(String(values[name] ?? '')))
}
