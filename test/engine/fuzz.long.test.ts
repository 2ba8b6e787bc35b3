import { fuzzEngine } from './fuzz/fuzz-engine.ts'

fuzzEngine(10_000, 900_000)
