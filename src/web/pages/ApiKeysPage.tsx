import { useState } from 'react'
import { useMay } from '../access/me.ts'
import { ConnectAgent } from '../apiKeys/ConnectAgent.tsx'
import { KeyTable } from '../apiKeys/KeyTable.tsx'
import { MakeKeyDialog } from '../apiKeys/MakeKeyDialog.tsx'
import { apiKeysText as words } from '../apiKeysText.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Segments } from '../ui/Segments.tsx'

const views = [
  ['mine', words.mine],
  ['workspace', words.everybodys],
] as const

/** Keys of programs and agents, and how they are used. */
export function ApiKeysPage() {
  const isAdmin = useMay('admin')
  const [of, setOf] = useState<'mine' | 'workspace'>('mine')
  const [isMaking, setIsMaking] = useState(false)
  return (
    <Page
      title={words.title}
      note={words.note}
      actions={
        <Button look="primary" onClick={() => setIsMaking(true)}>
          {words.make}
        </Button>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-3">
          {isAdmin && <Segments label={words.whose} value={of} options={views} onChange={setOf} />}
          <div className="justify-self-stretch">
            <KeyTable of={of} />
          </div>
        </div>
        <ConnectAgent />
      </div>
      {isMaking && <MakeKeyDialog onClose={() => setIsMaking(false)} />}
    </Page>
  )
}
