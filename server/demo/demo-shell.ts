import { randomUUID } from 'node:crypto'

type Device = { kind: string; token: string; session_id: string | null }
type Branch = {
  today: string
  services: { id: string; prefix: string }[]
  counters: { id: string }[]
  devices: Device[]
}

/**
 * The first branch as shell variables, so that the README's story can be typed with curl alone. Every value is an id, a
 * day or a token of ours: nothing in it can mean anything to a shell.
 */
export function demoShell(branch: Branch): string {
  const [service] = branch.services
  const kiosk = branch.devices.find((device) => device.kind === 'kiosk')
  const tellers = branch.devices.filter((device) => device.kind === 'tablet').slice(0, 2)
  const lines = [`DAY=${branch.today}`, `SERVICE=${service?.id}`, `PREFIX=${service?.prefix}`]
  lines.push(`KIOSK=${kiosk?.token}`, `KIOSK_WRITER=${randomUUID()}`)
  for (const [index, teller] of tellers.entries()) {
    const n = index + 1
    lines.push(
      `TELLER${n}=${teller.token}`,
      `TELLER${n}_WRITER=${randomUUID()}`,
      `TELLER${n}_SESSION=${teller.session_id}`,
    )
    lines.push(`COUNTER${n}=${branch.counters[index]?.id}`)
  }
  return `${lines.join('\n')}\n`
}
