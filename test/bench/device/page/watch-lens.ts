/** In a teller's page, before anything else of it: when the lens has taken the branch in, counted from its worker's birth. */
const Plain = globalThis.Worker

globalThis.Worker = class extends Plain {
  readonly #bornAt = performance.now()
  #unanswered = 0
  #isFilled = false

  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options)
    if (options?.name !== 'lens') return
    this.addEventListener('message', () => {
      this.#unanswered -= 1
      if (!this.#isFilled || this.#unanswered > 0 || 'lensReadyMs' in globalThis) return
      Object.assign(globalThis, { lensReadyMs: performance.now() - this.#bornAt })
    })
  }

  // Ready is when all parts of the first change have been answered.
  override postMessage(message: unknown): void {
    this.#unanswered += 1
    this.#isFilled ||= typeof message === 'object' && message !== null && 'isLast' in message
    super.postMessage(message)
  }
}

export {}
