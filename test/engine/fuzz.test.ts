import { fuzzEngine } from './fuzz/fuzz-engine.ts'

fuzzEngine(1_000, 120_000)
