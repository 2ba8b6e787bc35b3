import { type Language, languages } from '../../sync/words/language.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The language that the terminal speaks, by the variables and in the order of POSIX; English for any other. */
export function terminalLanguage(environment: Environment): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  const primary = locale.toLowerCase().split(/[-_.@]/)[0]
  return languages.find((language) => language === primary) ?? 'en'
}
