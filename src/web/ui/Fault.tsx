import { TriangleAlert } from 'lucide-react'
import { Fault as ApiFault } from '../api.ts'
import { text } from '../text.ts'
import { Button } from './Button.tsx'

/** What failed, in plain words, and the way on; only the part that failed is replaced by it. */
export function Fault({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const problem = error instanceof ApiFault ? error.problem : null
  return (
    <div role="alert" className="flex flex-col items-start gap-2 p-4">
      <p className="flex items-center gap-2 font-medium text-body">
        <TriangleAlert size={16} aria-hidden className="shrink-0 text-bad" />
        {problem?.title ?? text.common.failed}
      </p>
      {problem?.detail && problem.detail !== problem.title && <p className="text-label text-muted">{problem.detail}</p>}
      <div className="flex flex-wrap items-center gap-3">
        {/* What is not there, or does not fit, will not be otherwise the next time. */}
        {onRetry && problem?.status !== 404 && problem?.status !== 422 && (
          <Button onClick={onRetry}>{text.common.retry}</Button>
        )}
        {problem?.instance && (
          <span className="select-all break-all font-mono text-label text-muted">{problem.instance}</span>
        )}
      </div>
    </div>
  )
}
