import { createInstance, type i18n as Instance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languages } from '../../sync/words/language.ts'

/** One for the page. A screen adds its own words as it is loaded (define-words.ts), so nobody loads all of them. */
export const i18n: Instance = createInstance()

void i18n.use(initReactI18next).init({
  lng: 'ar',
  supportedLngs: languages,
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it shows; the form of a hole is that of sync/errors.
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  react: { useSuspense: false },
  initAsync: false,
})
