/** When this build was made, in seconds since 1970: a later build has the greater number [LE3]. */
export const builtAt: number = Number(import.meta.env.VITE_BUILT_AT ?? 0)
