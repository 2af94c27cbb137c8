import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import type { api } from '../../contract/api.ts'
import type { Access, Kind, Output, Parsed, Route } from '../../contract/route.ts'
import type { LinkVisit, MemberVisit, SignedInVisit, Visit } from '../../ports/visit.ts'
import type { Download } from './fileResponse.ts'

type ContextOf<A extends Access> = A extends 'public' | 'lockedLink'
  ? Visit
  : A extends 'link'
    ? LinkVisit
    : A extends 'signedIn'
      ? SignedInVisit
      : MemberVisit

type InputOf<T, K extends Kind> = K extends 'upload'
  ? Parsed<T>['params'] & Parsed<T>['query'] & { incoming: IncomingMessage }
  : Parsed<T>['params'] & Parsed<T>['query'] & Parsed<T>['body']

type AnswerOf<T, K extends Kind> = K extends 'file'
  ? Promise<Download>
  : K extends 'events'
    ? AsyncIterable<Output<T>>
    : Promise<Output<T>>

/** The function that answers a route; what it is given and what it returns follow from the route. */
export type Verb<T> =
  T extends Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType, infer K, infer A>
    ? (ctx: ContextOf<A>, input: InputOf<T, K>) => AnswerOf<T, K>
    : never

/** A verb for every route of the contract: one that is missing, or answers something else, does not compile. */
export type Handlers = {
  [Noun in keyof typeof api]: { [Name in keyof (typeof api)[Noun]]: Verb<(typeof api)[Noun][Name]> }
}
