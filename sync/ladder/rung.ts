/** How far a device may be trusted to know the branch, from best to worst. */
export const rungs = ['live', 'behind', 'isolated', 'paper'] as const
export type Rung = (typeof rungs)[number]
