import { Registry } from 'prom-client'
import type { GateLimits } from '../../server/gate/gate-limits.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { createShapes, type Shapes } from '../../server/shapes/create-shapes.ts'
import { createHolderProof, type HolderProof } from '../../server/shapes/holder-proof.ts'
import { Scene } from './attack.ts'

export type ShapesScene = {
  readonly scene: Scene
  /** What the servers of the installation prove themselves by. */
  readonly proof: HolderProof
  readonly holdId: string
  /** By the address alone, as it is on the wire. */
  ask(token: string | undefined, query: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** Two competing banks before a server that holds the engine itself, with everything between a socket and the database. */
export async function openShapesScene(gateLimits: Partial<GateLimits> = {}): Promise<ShapesScene> {
  let shapes: Shapes | undefined
  const made = (): Shapes => {
    if (shapes === undefined) throw new Error('not open yet')
    return shapes
  }
  const scene = await Scene.open(
    {},
    {
      gateLimits,
      shapes: (request) => made().source(request),
      answerInternally: async (request) => made().answerInternally?.(request),
    },
  )
  const { server } = scene
  const { database } = server.world
  shapes = createShapes({
    config: { electric: undefined, internalUrl: undefined },
    access: database.config('replication'),
    pool: server.pools.api,
    box: server.identity.box,
    // Looked through for secrets like every other line.
    log: createLogger({ level: 'debug', secret: 'test', destination: { write: (line) => server.lines.push(line) } }),
    registry: new Registry(),
  })
  await shapes.open('http://127.0.0.1:1')
  const [holder] = await scene.rows<{ hold_id: string }>('select hold_id from app_private.engine_holder')
  return {
    scene,
    proof: createHolderProof(server.identity.box),
    holdId: holder?.hold_id ?? '',
    ask: async (token, query, init = {}) => {
      const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...init.headers }
      return server.app.request(`/v1/shape?${query}`, { ...init, headers })
    },
    async close() {
      await made().stop()
      await scene.close()
    },
  }
}
