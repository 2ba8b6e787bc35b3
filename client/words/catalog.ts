import type { Language } from '../../sync/words/language.ts'

/** The forms that a word takes beside a number, as `Intl.PluralRules` names them for each language. */
export type PluralForms = {
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
  fr: 'one' | 'many' | 'other'
  en: 'one' | 'other'
}

type PluralOf<Key> = Key extends `${infer Base}_other` ? Base : never
type PlainOf<Key> = Key extends `${PluralOf<Key>}_other` | `${string}_one` ? never : Key

/** What the texts of a language must hold when the English ones are the list of keys: all of them, in its own plural forms. */
export type TextsLike<English, L extends Language> = Readonly<
  Record<PlainOf<keyof English>, string> & Record<`${PluralOf<keyof English>}_${PluralForms[L]}`, string>
>

export type Catalog<English> = {
  readonly name: string
  readonly texts: { readonly en: English; readonly fr: TextsLike<English, 'fr'>; readonly ar: TextsLike<English, 'ar'> }
}
/** What a screen may say. With a number a word is called by its base and `count`. */
export type WordKey<English> = (PlainOf<keyof English> | PluralOf<keyof English>) & string
