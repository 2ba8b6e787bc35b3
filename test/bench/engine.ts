import { loadavg } from 'node:os'
import { startBenchCluster } from './bench-cluster.ts'
import { measureCreation } from './engine/measure-creation.ts'
import { measureLatency } from './engine/measure-latency.ts'
import { measureMemory } from './engine/measure-memory.ts'
import { measureRouting } from './engine/measure-routing.ts'
import { rounded } from './statistics.ts'

/** The engine as a process of its own over HTTP, on a Postgres whose commits are durable. */
export async function runEngineBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const cluster = await startBenchCluster(progress)
  const [loadBefore = 0] = loadavg()
  try {
    const latency = await measureLatency(cluster, [1, 100])
    const creation = await measureCreation(cluster, progress)
    const memory = await measureMemory(cluster)
    const routed = await measureRouting(cluster, [10, 1_000, 10_000], progress)
    const per = (count: number): number => routed.rates.get(count) ?? Number.NaN
    return {
      write_to_client_p50_ms_1: rounded(latency.get(1)?.p50 ?? Number.NaN),
      write_to_client_p50_ms_100: rounded(latency.get(100)?.p50 ?? Number.NaN),
      write_to_client_p99_ms_100: rounded(latency.get(100)?.p99 ?? Number.NaN),
      routed_per_s_10: rounded(per(10), 0),
      routed_per_s_1000: rounded(per(1_000), 0),
      routed_per_s_10000: rounded(per(10_000), 0),
      routed_ratio: rounded(routed.ratio),
      create_500_shapes_ms: rounded(creation.createMs),
      create_500_first_ms: rounded(creation.firstMs),
      bare_500_snapshots_ms: rounded(creation.bareMs),
      bare_500_selects_ms: rounded(creation.selectsMs),
      create_500_ratio: rounded(creation.ratio),
      snapshot_5000_ms: rounded(creation.snapshotMs),
      snapshot_5000_bytes: creation.snapshotBytes,
      memory_mb_idle: rounded(memory.idleMb, 0),
      memory_mb_1000_shapes: rounded(memory.shapesMb, 0),
      memory_mb_1000_polls: rounded(memory.pollsMb, 0),
      // Figures of a busy machine are worth less: the average number of processes that wanted to run before.
      load_average: rounded(loadBefore),
    }
  } finally {
    await cluster.remove()
  }
}
