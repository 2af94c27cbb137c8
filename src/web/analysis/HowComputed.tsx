import { Check, CircleHelp, Copy, TriangleAlert } from 'lucide-react'
import type { Analysis, AnalysisSaid } from '../../contract/analysis/analysis.ts'
import type { Assumption } from '../../contract/analysis/frame.ts'
import { analysisText as words } from '../analysisText.ts'
import { formatCount } from '../format.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from './sayAnalysis.ts'

interface Props extends Pick<Analysis, 'request' | 'source'> {
  said: AnalysisSaid
}

/** What an answer takes for granted, what it was computed from, and the request that gives it again. */
export function HowComputed({ said, request, source }: Props) {
  const { assumptions, method, n, nulls } = said
  const body = JSON.stringify({ ...source, ...request }, null, 2)
  const copy = async () => {
    await navigator.clipboard.writeText(body)
    toast(words.copied)
  }
  return (
    <Card className="grid gap-4 p-4">
      {assumptions.length > 0 && (
        <div className="grid gap-2">
          <h3 className="font-semibold text-body">{words.assumptions}</h3>
          <ul className="grid gap-2">
            {assumptions.map((assumption, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one answer never move
              <li key={i} className="grid gap-0.5 sm:grid-cols-[7rem_1fr]">
                <StateBadge state={assumption.state} />
                <span className="text-body">
                  {say(assumption.text)}
                  {assumption.evidence && <span className="text-muted"> {say(assumption.evidence)}</span>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="grid gap-1 text-body">
        <h3 className="font-semibold text-body">{words.method}</h3>
        <p>{say(method.name)}</p>
        <p className="text-muted">
          {method.exactness === 'exact' ? words.exact : words.sample(formatCount(method.sampledRows ?? 0))}{' '}
          {words.used(formatCount(n), formatCount(nulls))} {method.seed !== null && words.seed(method.seed)}
        </p>
        {method.sources.map(reference => (
          <p key={reference} className="text-label text-muted">
            {reference}
          </p>
        ))}
      </div>
      <details className="text-body">
        <summary className="cursor-pointer text-label text-muted">{words.request}</summary>
        <div className="mt-2 grid gap-2">
          <pre className="max-w-full overflow-x-auto rounded-control bg-hover p-3 font-mono text-label">{`POST /api/v1/datasets/${source.datasetId}/analyze\n${body}`}</pre>
          <Button onClick={() => void copy()} className="justify-self-start">
            <Copy size={14} aria-hidden />
            {words.copy}
          </Button>
        </div>
      </details>
    </Card>
  )
}

const looks = {
  held: { tone: 'good', icon: <Check size={14} aria-hidden /> },
  doubtful: { tone: 'warn', icon: <TriangleAlert size={14} aria-hidden /> },
  unchecked: { tone: 'plain', icon: <CircleHelp size={14} aria-hidden /> },
} as const

function StateBadge({ state }: Pick<Assumption, 'state'>) {
  const { tone, icon } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {words.states[state]}
    </Badge>
  )
}
