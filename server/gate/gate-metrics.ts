import { Counter, Gauge, type Registry } from 'prom-client'

export function createGateMetrics(registry: Registry) {
  const requests = new Counter({
    name: 'shape_requests_total',
    help: 'Requests for shapes that their sender was let in for, by shape and status.',
    labelNames: ['shape', 'status'] as const,
    registers: [registry],
  })
  const open = new Gauge({
    name: 'shape_requests_open',
    help: 'Requests for shapes that are not answered to their end: polls, events, or reads.',
    labelNames: ['shape', 'kind'] as const,
    registers: [registry],
  })
  return { requests, open }
}

export type GateMetrics = ReturnType<typeof createGateMetrics>
