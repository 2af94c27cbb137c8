import { Fault as ApiFault } from '../api.ts'
import { text } from '../text.ts'
import { Fault } from '../ui/Fault.tsx'

interface Problem {
  code: string
  detail: string
}

interface Props {
  problem: Problem | null
  onRetry: () => void
  title?: string
}

/** Why this tile alone could not be drawn. */
export function TileProblem({ problem, onRetry, title = text.dashboard.failed }: Props) {
  const error = new ApiFault({
    type: `/problems/${problem?.code ?? 'internal'}`,
    title,
    status: 500,
    ...(problem && { detail: problem.detail }),
  })
  return (
    <div className="-mx-4 grid flex-1 content-center">
      <Fault error={error} onRetry={onRetry} />
    </div>
  )
}
