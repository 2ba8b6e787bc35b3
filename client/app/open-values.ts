/** As the browser's own `localStorage` is. */
export type Values = {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The browser's own store of short texts; where that is forbidden or full, what lasts as long as the page. */
export function openValues(find: () => Values): Values {
  const own = new Map<string, string>()
  const attempt = <Value>(work: (values: Values) => Value, otherwise: Value): Value => {
    try {
      return work(find())
    } catch {
      return otherwise
    }
  }
  return {
    getItem: (key) => own.get(key) ?? attempt((values) => values.getItem(key), null),
    setItem(key, value) {
      own.delete(key)
      const isKept = attempt((values) => {
        values.setItem(key, value)
        return true
      }, false)
      if (!isKept) own.set(key, value)
    },
    removeItem(key) {
      own.delete(key)
      attempt((values) => values.removeItem(key), undefined)
    },
  }
}

export const localValues: Values = openValues(() => localStorage)
/** Of this tab. */
export const tabValues: Values = openValues(() => sessionStorage)
