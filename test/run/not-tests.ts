/** Where no tests of ours lie. */
export const ELSEWHERE = ['**/node_modules/**', '.build/**', '.data/**']

/** Large fuzz, long simulations, real time-outs: `npm run test:long` names them itself; those of a browser have their own configuration. */
export const NOT_SHORT = [...ELSEWHERE, '**/*.long.test.ts', '**/*.browser.test.ts']
