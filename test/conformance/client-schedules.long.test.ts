import { schedulesConverge } from './client/schedules-converge.ts'

const SEEDS = Array.from({ length: 40 }, (_, index) => 100 + index)

schedulesConverge(SEEDS, 120)
