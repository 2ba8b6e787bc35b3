const STORED_AS = 'blesaf.language'

export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(STORED_AS)
  } catch {
    return null
  }
}

/** A person's choice, kept for the next visit. */
export function storeLanguage(language: string): void {
  try {
    localStorage.setItem(STORED_AS, language)
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}
