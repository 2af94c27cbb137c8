import type { Welcome } from '../../contract/access.ts'
import type { Visit } from '../../ports/visit.ts'
import { needsOwner } from './ownerLink.ts'

/** What this server expects of a newcomer. */
export async function welcome({ system, site }: Visit): Promise<Welcome> {
  return { needsOwner: await system(needsOwner), signUp: site.signUp, version: site.version }
}
