import { apiKeysText as words } from '../apiKeysText.ts'
import { Card } from '../ui/Card.tsx'
import { Code } from '../ui/Code.tsx'
import { Copied } from '../ui/Copied.tsx'
import { agentAddress, agentConfig, curlLine } from './agentConfig.ts'

const DOTS = 'di_…'

/** How an agent or a program uses a key. */
export function ConnectAgent() {
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <div>
        <h2 className="font-semibold text-body">{words.connect}</h2>
        <p className="max-w-2xl text-body text-muted">{words.connectNote}</p>
      </div>
      <Copied label={words.address} value={agentAddress()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <Code label={words.config} code={agentConfig(DOTS)} />
        <p className="text-label text-muted">{words.configNote}</p>
      </div>
      <Code label={words.rest} code={curlLine(DOTS)} />
    </Card>
  )
}
