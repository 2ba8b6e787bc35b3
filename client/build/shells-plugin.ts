import type { Plugin } from 'vite'
import { writeShells } from './write-shells.ts'

/** Writes the page of each screen as soon as the bundle stands, before the worker's list of files is made. */
export function shellsPlugin(): Plugin & { folder(): string } {
  let folder = ''
  return {
    name: 'blesaf-shells',
    apply: 'build',
    folder: () => folder,
    configResolved({ build }) {
      folder = build.outDir
    },
    closeBundle: { order: 'pre', sequential: true, handler: () => writeShells(folder) },
  }
}
