/**
 * The release that this build is of, as a number: a later release has the greater one [LE3]. Two builds of one release have
 * the same, and leave it to the worker to bring all tabs to one of them.
 */
export const appVersion: number = Number(import.meta.env.VITE_APP_VERSION ?? 0)
