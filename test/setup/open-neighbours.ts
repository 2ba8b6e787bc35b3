import { AppServer } from './app-server.ts'
import type { Branch } from './world.ts'

/** A server with a branch, another of the same bank, and one of a bank that competes. */
export async function openNeighbours() {
  const server = await AppServer.open()
  const { world } = server
  const own: Branch = await world.addBranch()
  const near: Branch = await world.addBranch({ tenantId: own.tenantId })
  const foreign: Branch = await world.addBranch()
  return { server, world, own, near, foreign }
}
