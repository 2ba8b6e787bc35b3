import type pg from 'pg'
import { allowPictures, takePicture } from './pictures.ts'
import { recordChanges } from './record-changes.ts'

/** Makes a migrated database fit for worlds: its changes are heard, its time is set, and it can be set back. */
export async function prepareAuthority(root: pg.Pool): Promise<void> {
  await root.query('update app_private.clock set settable = true')
  await recordChanges(root)
  await allowPictures(root)
  await takePicture(root, 'empty')
}
