import { mergeConfig } from 'vite'
import client from '../../../client/vite.config.ts'

const VERSIONS = /database-versions\.ts$/

/** The client with one database version more than it has: what a later release may bring. */
export default mergeConfig(client, {
  plugins: [
    {
      name: 'a-later-database',
      transform(code: string, id: string) {
        if (!VERSIONS.test(id)) return
        return `${code}\nObject.assign(databaseVersions, { [databaseVersions.length]: { version: databaseVersions.at(-1).version + 1, stores: { later: 'id' } } })`
      },
    },
  ],
})
