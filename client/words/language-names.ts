import type { Language } from '../../sync/words/language.ts'

/** Each language as those who read it write it. */
export const languageNames: Readonly<Record<Language, string>> = { ar: 'العربية', fr: 'Français', en: 'English' }
