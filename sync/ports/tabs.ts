/** The other tabs of this device. */
export type Bus<Message> = {
  /** To every other tab, never to oneself; nobody may be there. */
  post(message: Message): void
  listen(listener: (message: Message) => void): () => void
}

/** A lock that one tab of the device has, and that the end of the tab frees, however it ends. */
export type Leadership = {
  /**
   * Waits until this tab leads, then calls `lead`, whose answer is called when the tab no longer does. Answers the
   * function that gives it up, or stops waiting.
   */
  contend(lead: () => () => void): () => void
}
