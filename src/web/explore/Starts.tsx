import { exploreText as words } from '../exploreText.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { useExploring } from './context.ts'
import { startsOf } from './starts.ts'

/** Nothing is asked yet: what to do, and a few questions to begin with. */
export function Starts() {
  const { question, table, edit } = useExploring()
  return (
    <Card className="grid justify-items-center gap-4 px-4 py-16 text-center">
      <div>
        <h3 className="font-semibold text-strong">{words.start}</h3>
        <p className="mt-1 text-body text-muted">{words.startNote}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        {startsOf(question, table.columns).map(start => (
          <Button key={start.said} onClick={() => edit(start.question, start.said)} className="max-w-full">
            <span className="min-w-0 truncate">{start.said}</span>
          </Button>
        ))}
      </div>
    </Card>
  )
}
