import { randomUUID } from 'node:crypto'
import type { E2eServer } from './e2e-server.ts'

type Args = Record<string, unknown>

/**
 * The first branch of the demonstration with a teller and a kiosk that work by hand, over the API alone, for tests of what
 * others see of it.
 */
export async function openShellBranch({ base }: E2eServer) {
  const text = await (await fetch(`${base}/api/demo/shell`)).text()
  const of = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? ''

  function deviceOf(name: string, session: string | null) {
    let seq = 0
    return async (command: string, kind: 'fact' | 'intent', args: Args): Promise<void> => {
      seq += 1
      const commands = [{ seq, id: randomUUID(), name: command, kind, session, args }]
      const answer = await fetch(`${base}/api/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${of(name)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ protocol: 1, epoch: 1, writer: of(`${name}_WRITER`), commands }),
      })
      const told = (await answer.json()) as { results?: { outcome: { kind: string } }[] }
      if (told.results?.[0]?.outcome.kind !== 'applied') throw new Error(`${command}: ${JSON.stringify(told)}`)
    }
  }

  const tablet = deviceOf('TELLER1', of('TELLER1_SESSION'))
  const kiosk = deviceOf('KIOSK', null)
  const prefix = of('PREFIX')
  return {
    teller: (name: string, kind: 'fact' | 'intent', args: Args = {}) =>
      tablet(name, kind, { counter_id: of('COUNTER1'), ...args }),
    /** A ticket for the first service, which the teller's counter serves. */
    async issue(n: number): Promise<string> {
      const ticket_id = randomUUID()
      const number = { number: `${prefix}-${n}`, prefix, n, number_day: of('DAY') }
      const secret = randomUUID().replaceAll('-', '').slice(0, 20)
      await kiosk('issue_ticket', 'fact', { ticket_id, service_id: of('SERVICE'), language: 'en', secret, ...number })
      return ticket_id
    },
  }
}
