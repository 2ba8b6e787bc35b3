import type { Language } from '../../sync/words/language.ts'
import { ticketPageWords } from '../words/ticket-page/ticket-page-words.ts'
import { sayPage } from './say-page.ts'

export type CalledNotice = {
  readonly title: string
  readonly body: string
  readonly lang: string
  readonly dir: 'rtl' | 'ltr'
}

/**
 * What a phone shows of what the server pushed (server/push/push-message.ts), in the digits that its page was told when it
 * asked for notices [TP12]. Of what it cannot read: the least.
 */
export function calledNotice(message: unknown, digits: string | null): CalledNotice {
  const { number, counter, language } = (message ?? {}) as Partial<Record<string, unknown>>
  const lang: Language = typeof language === 'string' && language in ticketPageWords ? (language as Language) : 'fr'
  const say = sayPage(lang, digits === 'arab' ? 'arab' : 'latn')
  return {
    title: say('push_called', { number: typeof number === 'string' ? number : '' }),
    body: typeof counter === 'string' ? say('push_counter', { counter }) : say('push_anywhere'),
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
  }
}
