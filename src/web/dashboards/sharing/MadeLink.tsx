import type { Output } from '../../../contract/route.ts'
import type { sharingRoutes } from '../../../contract/routes/sharing.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Button } from '../../ui/Button.tsx'
import { Code } from '../../ui/Code.tsx'
import { Copied } from '../../ui/Copied.tsx'
import { nameOf } from './linkWords.ts'
import { frameSnippet, serverSnippet } from './snippets.ts'

export type Made = Output<typeof sharingRoutes.createLink>

/** A link that was just made: what is told only once, and how to use it. */
export function MadeLink({ made, onDone }: { made: Made; onDone: () => void }) {
  const { address, secret, link } = made
  return (
    <div className="mt-2 grid gap-4">
      {secret === null ? (
        <Copied label={words.address} value={address} />
      ) : (
        <>
          <Copied label={words.secret} value={secret} note={words.secretNote} />
          <Code label={words.serverCode} code={serverSnippet(address)} />
          <Code label={words.frameCode} code={frameSnippet(nameOf(link))} />
        </>
      )}
      <div className="flex justify-end">
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </div>
  )
}
