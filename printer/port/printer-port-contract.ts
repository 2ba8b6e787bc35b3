import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrinterPort } from './printer-port.ts'
import type { PrinterState } from './printer-state.ts'

/** A port, the printer behind it, and the hand of the person who stands there. */
export type PrinterWorld = {
  readonly port: PrinterPort
  /** Everything that came out of the printer. */
  paper(): readonly number[]
  /** What a person does with the list next time. */
  choose(what: 'printer' | 'nothing'): void
  plugIn(): void
  pullOut(): void
  set(trouble: 'paper_out' | 'cover_open' | undefined): void
  /** After so many more bytes. */
  failAfter(bytes: number, fault: 'unplug' | 'hang' | 'paper_out'): void
  refuseOpening(isRefused: boolean): void
  /** Lets time pass, and everything settle. */
  pass(ms: number): Promise<void>
  end(): Promise<void>
}

const LIMIT_MS = 2_000
/** What a port may need beyond the limit to say how it ended. */
const MOMENT_MS = 1_500
/** Longer than any port takes to notice or to open by itself. */
const SOON_MS = 6_000

const bytesOf = (length: number, value: number) => new Uint8Array(length).fill(value)
const TICKET = bytesOf(9_000, 0x41)

/** What every port holds, whatever it hangs on [PO1]–[PO8]. */
export function printerPortContract(name: string, makeWorld: () => Promise<PrinterWorld>): void {
  describe(`${name} as a printer port`, () => {
    let world: PrinterWorld
    let port: PrinterPort
    beforeEach(async () => {
      world = await makeWorld()
      port = world.port
    })
    afterEach(() => world.end())

    async function settled<Value>(work: Promise<Value>, ms = LIMIT_MS + MOMENT_MS): Promise<Value> {
      let answer: { readonly value: Value } | undefined
      void work.then((value) => {
        answer = { value }
      })
      await world.pass(ms)
      if (answer === undefined) throw new Error(`nothing was answered within ${ms} ms`)
      return answer.value
    }
    const print = (bytes = TICKET, jobId = 'job') => port.print({ bytes, jobId, limitMs: LIMIT_MS })
    const pair = async () => {
      world.choose('printer')
      return settled(port.pair())
    }

    test('[PO1] a printer is chosen by a person, and is ready then', async () => {
      await settled(port.reconnect())
      expect(port.state()).toEqual({ kind: 'not_paired' })
      expect(await pair()).toMatchObject({ kind: 'paired' })
      expect(port.state()).toMatchObject({ kind: 'ready' })
    })

    test('[PO1] a list that was closed changes nothing', async () => {
      world.choose('nothing')
      expect(await settled(port.pair())).toEqual({ kind: 'cancelled' })
      expect(port.state()).toEqual({ kind: 'not_paired' })
    })

    test('[PO1] a printer that was chosen and cannot be opened is told as such', async () => {
      world.refuseOpening(true)
      expect(await pair()).toEqual({ kind: 'not_opened' })
      expect(port.state()).toMatchObject({ kind: 'error', fault: 'claim_refused' })
      expect(await settled(print())).toMatchObject({ kind: 'failed' })
      world.refuseOpening(false)
      await world.pass(SOON_MS)
      expect(port.state()).toMatchObject({ kind: 'ready' })
    })

    test('[PO3] without a printer a print has failed, at once', async () => {
      expect(await settled(print(), 0)).toEqual({ kind: 'failed', reason: 'not_paired' })
      await pair()
      world.pullOut()
      expect(await settled(print(), 0)).toEqual({ kind: 'failed', reason: 'disconnected' })
      expect(world.paper()).toEqual([])
    })

    test.each(['paper_out', 'cover_open'] as const)(
      '[PO3] with %s a print has failed and nothing comes out later',
      async (trouble) => {
        await pair()
        world.set(trouble)
        await world.pass(SOON_MS)
        expect(port.state()).toMatchObject({ kind: trouble })
        expect(await settled(print())).toEqual({ kind: 'failed', reason: trouble })
        world.set(undefined)
        await world.pass(SOON_MS)
        expect(port.state()).toMatchObject({ kind: 'ready' })
        expect(world.paper()).toEqual([])
      },
    )

    test('[PO4] pulled out in the middle, nobody knows', async () => {
      await pair()
      world.failAfter(5_000, 'unplug')
      expect(await settled(print())).toEqual({ kind: 'unknown', reason: 'unplugged' })
      expect(port.state()).toEqual({ kind: 'disconnected' })
    })

    test('[PO4] what hangs in the middle ends within its limit, unknown', async () => {
      await pair()
      world.failAfter(5_000, 'hang')
      expect(await settled(print())).toEqual({ kind: 'unknown', reason: 'timed_out' })
      expect(world.paper().length).toBeLessThan(TICKET.length)
    })

    test('[PO4] paper that ends in the middle is unknown, and what was cut off never comes out', async () => {
      await pair()
      world.failAfter(5_000, 'paper_out')
      expect(await settled(print())).toEqual({ kind: 'unknown', reason: 'paper_out' })
      await world.pass(SOON_MS)
      const before = world.paper().length
      world.set(undefined)
      await world.pass(SOON_MS)
      expect(world.paper().length).toBe(before)
      expect(port.state()).toMatchObject({ kind: 'ready' })
    })

    test('[PO5] printed means that every byte was taken', async () => {
      await pair()
      expect(await settled(print())).toMatchObject({ kind: 'printed' })
      expect(world.paper()).toEqual([...TICKET])
    })

    test('[PO6] several are printed one after the other, in the order of asking', async () => {
      await pair()
      const values = [1, 2, 3]
      const all = Promise.all(values.map((value) => print(bytesOf(6_000, value), `job ${value}`)))
      const outcomes = await settled(all)
      expect(outcomes.map(({ kind }) => kind)).toEqual(['printed', 'printed', 'printed'])
      expect(world.paper()).toEqual(values.flatMap((value) => [...bytesOf(6_000, value)]))
    })

    test('[PO6] more than can wait, and more than any ticket is, fail at once', async () => {
      await pair()
      const all = Promise.all(Array.from({ length: 30 }, () => print(bytesOf(10, 1))))
      expect(await settled(all)).toContainEqual({ kind: 'failed', reason: 'too_many' })
      expect(await settled(print(bytesOf(5_000_000, 1)))).toEqual({ kind: 'failed', reason: 'too_large' })
    })

    test('[PO7] plugged in again, it is ready without a person', async () => {
      await pair()
      const heard: PrinterState['kind'][] = []
      port.subscribe((state) => heard.push(state.kind))
      world.pullOut()
      await world.pass(0)
      expect(heard).toEqual(['disconnected'])
      world.plugIn()
      await world.pass(SOON_MS)
      expect(heard.filter((kind) => kind !== 'busy')).toEqual(['disconnected', 'ready'])
      expect(await settled(print())).toMatchObject({ kind: 'printed' })
    })

    test('[PO7] a printer that was granted before is opened without a person', async () => {
      await pair()
      await settled(port.release())
      await settled(port.reconnect())
      expect(port.state()).toMatchObject({ kind: 'ready' })
    })

    test('[PO8] what is released prints nothing', async () => {
      await pair()
      const during = print()
      const released = port.release()
      expect((await settled(during)).kind).not.toBe('printed')
      await settled(released, 0)
      expect(await settled(print(), 0)).toMatchObject({ kind: 'failed' })
    })

    test('[PO2] a listener that was taken back hears nothing', async () => {
      await pair()
      let heard = 0
      port.subscribe(() => {
        heard += 1
      })()
      world.pullOut()
      await world.pass(SOON_MS)
      expect(heard).toBe(0)
    })
  })
}
