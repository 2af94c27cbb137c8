import { Fault as ApiFault } from '../api.ts'
import { text } from '../text.ts'
import { Fault } from '../ui/Fault.tsx'

interface Problem {
  code: string
  detail: string
}

/** Why this tile alone could not be drawn. */
export function TileProblem({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }) {
  const error = new ApiFault({
    type: `/problems/${problem?.code ?? 'internal'}`,
    title: text.dashboard.failed,
    status: 500,
    ...(problem && { detail: problem.detail }),
  })
  return (
    <div className="-mx-4 grid flex-1 content-center">
      <Fault error={error} onRetry={onRetry} />
    </div>
  )
}
