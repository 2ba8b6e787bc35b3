import { randomUUID } from 'node:crypto'
import type { E2eServer } from './e2e-server.ts'

/** A teller of the demonstration who works by hand, over the API alone, for tests of what others see of it. */
export async function openShellTeller({ base }: E2eServer) {
  const text = await (await fetch(`${base}/api/demo/shell`)).text()
  const of = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? ''
  const counter_id = of('COUNTER1')
  let seq = 0

  return async (name: string, kind: 'fact' | 'intent', args: Record<string, unknown> = {}): Promise<void> => {
    seq += 1
    const command = { seq, id: randomUUID(), name, kind, session: of('TELLER1_SESSION'), args: { counter_id, ...args } }
    const answer = await fetch(`${base}/api/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${of('TELLER1')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ protocol: 1, epoch: 1, writer: of('TELLER1_WRITER'), commands: [command] }),
    })
    const told = (await answer.json()) as { results?: { outcome: { kind: string } }[] }
    if (told.results?.[0]?.outcome.kind !== 'applied') throw new Error(`${name}: ${JSON.stringify(told)}`)
  }
}
