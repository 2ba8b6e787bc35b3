/** Every bound of what a server prints, at one server. */
export const PRINT_LIMITS = {
  /**
   * Of one device or session. Who stands at a desk prints one ticket after the other, now and then two at once; twenty in a
   * row are a group that arrived, one every two seconds after that is more than a desk serves.
   */
  requestsPerS: 0.5,
  requestsBurst: 20,
  openMax: 4,
  /** Far more than there are at one server. */
  subjectsMax: 20_000,
  /** Of everybody: pages are made one by one, so more only wait for each other and hold connections to the database. */
  atOnceMax: 4,
  /** Some seconds of work: who comes later does better to press again. */
  waitingMax: 50,
  /** For one page, the start of its thread included. It takes a fraction of a second; what takes longer will not come. */
  pageMsMax: 10_000,
  /** Pages are small; a thread that wants more has gone mad. */
  heapMbMax: 128,
} as const
