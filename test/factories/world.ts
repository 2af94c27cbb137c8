import { createTestDatabase } from '../support/database.ts'
import { buildWorldOn, type World } from './worldOn.ts'

export type { World }

/** The whole data path with nothing stood in for: database, store, reader, engine and renderer, without HTTP. */
export async function buildWorld(): Promise<World> {
  const database = await createTestDatabase()
  const world = await buildWorldOn(database)
  return {
    ...world,
    async end() {
      await world.end()
      await database.drop()
    },
  }
}
