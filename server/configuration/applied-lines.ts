import { differenceText } from '../../sync/configuration/differences.ts'
import type { Language } from '../../sync/words/language.ts'
import type { Applied } from './apply-configuration.ts'
import { applyTexts } from './apply-texts.ts'

export function appliedLines(
  applied: Extract<Applied, { kind: 'published' }>,
  slug: string,
  language: Language,
): string[] {
  const texts = applyTexts[language]
  const changes = applied.differences.map((difference) => `  ${differenceText(difference, language)}`)
  return [
    ...(applied.isNew ? [texts.branchMade(slug)] : []),
    texts.published(slug, applied.version),
    ...(changes.length === 0 ? [texts.unchanged] : changes),
  ]
}
