export type Listeners<Value> = {
  add(listener: (value: Value) => void): () => void
  tell(value: Value): void
}

/**
 * Listeners in the order of their coming; one that is added twice hears twice. One that throws is reported as any mistake is, and keeps
 * neither the others nor the printer from going on.
 */
export function createListeners<Value>(): Listeners<Value> {
  const all = new Set<{ readonly hear: (value: Value) => void }>()
  return {
    add(hear) {
      const entry = { hear }
      all.add(entry)
      return () => {
        all.delete(entry)
      }
    },
    tell(value) {
      for (const { hear } of [...all]) {
        try {
          hear(value)
        } catch (error) {
          void Promise.reject(error)
        }
      }
    },
  }
}
