import { schedulesConverge } from './client/schedules-converge.ts'

schedulesConverge([1, 2], 40)
