export const LOWER_EXCEPTIONS: ReadonlyMap<string, string> = new Map()
export const UPPER_EXCEPTIONS: ReadonlyMap<string, string> = new Map()
