import { z } from 'zod'
import type { Visit } from '../../ports/visit.ts'
import { hashOf } from '../access/token.ts'

const HALF_DAY_MS = 12 * 3_600_000
const Said = z.object({ password: z.string(), until: z.number() })

type By = Pick<Visit, 'secrets' | 'now'>
interface Locked {
  id: string
  passwordHash: string
}

const purposeOf = ({ id }: Locked) => `proof of the password of link ${id}`

/** A proof that the password was shown: for this link, this password and half a day. */
export function makeProof({ secrets, now }: By, link: Locked): { proof: string; expiresAt: string } {
  const until = now().getTime() + HALF_DAY_MS
  const said: z.infer<typeof Said> = { password: hashOf(link.passwordHash), until }
  return { proof: secrets.seal(JSON.stringify(said), purposeOf(link)), expiresAt: new Date(until).toISOString() }
}

/** A changed password has another hash: proofs of the old one end. */
export function isProof({ secrets, now }: By, link: Locked, proof: string): boolean {
  const text = secrets.unseal(proof, purposeOf(link))
  if (text === null) return false
  const said = Said.parse(JSON.parse(text))
  return said.until > now().getTime() && said.password === hashOf(link.passwordHash)
}
