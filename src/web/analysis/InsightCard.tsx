import { Sparkles, ThumbsDown, ThumbsUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Verdict } from '../../contract/automatic.ts'
import type { Insight } from '../../contract/insight.ts'
import { analysisText as words } from '../analysisText.ts'
import { TileCard } from '../dashboards/TileCard.tsx'
import { useAsk } from '../explore/useAsk.ts'
import { formatCount, formatNumber } from '../format.ts'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Fault } from '../ui/Fault.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/Toast.tsx'
import { useJudgeInsight } from './insightQueries.ts'
import { say } from './sayAnalysis.ts'

interface Props {
  insight: Insight
  place: { datasetId: string; tableId: string; versionId: string }
  /** Number of the version that it may be new beside. */
  comparedWith: number | null
}

/** One finding: what it says, its chart, how sure it is, and whether more of the kind is wanted. */
export function InsightCard({ insight, place, comparedWith }: Props) {
  const { id, sentence, details, verdict, isNew } = insight
  const judge = useJudgeInsight(place)
  const give = (wanted: Verdict) => {
    const next = verdict === wanted ? null : wanted
    const said = next === null ? words.takenBack : wanted === 'more' ? words.moreSaid : words.lessSaid
    judge.mutate({ insightId: id, verdict: next }, { onSuccess: () => toast(said) })
  }
  return (
    <Card className="grid h-full grid-rows-[auto_1fr_auto]">
      <div className="flex items-start justify-between gap-3 p-4 pb-2">
        <div className="grid gap-1">
          <h3 className="font-medium text-strong">{say(sentence)}</h3>
          {isNew && comparedWith !== null && (
            <Badge tone="good" icon={<Sparkles size={12} aria-hidden />}>
              {words.isNew(formatCount(comparedWith))}
            </Badge>
          )}
          {details.map((detail, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one finding never move
            <p key={i} className="text-body text-muted">
              {say(detail)}
            </p>
          ))}
        </div>
        <div className="flex shrink-0">
          {(['more', 'less'] as const).map(wanted => (
            <IconButton
              key={wanted}
              label={words[wanted]}
              aria-pressed={verdict === wanted}
              disabled={judge.isPending}
              onClick={() => give(wanted)}
              className={cx(verdict === wanted && 'bg-hover text-fg')}
            >
              {wanted === 'more' ? <ThumbsUp size={14} aria-hidden /> : <ThumbsDown size={14} aria-hidden />}
            </IconButton>
          ))}
        </div>
      </div>
      <ChartWhenNear insight={insight} versionId={place.versionId} />
      <Evidence insight={insight} />
    </Card>
  )
}

/** Drawn when it is about to be seen: twenty charts at once would be waited for by the first. */
function ChartWhenNear({ insight, versionId }: { insight: Insight; versionId: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const node = box.current
    if (!node) return undefined
    const watch = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setNear(true), {
      rootMargin: '300px',
    })
    watch.observe(node)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} className="insight-chart h-72 min-w-0 px-1">
      {isNear ? <DrawnChart insight={insight} versionId={versionId} /> : <Skeleton className="m-3 h-64" />}
    </div>
  )
}

function DrawnChart({ insight: { id, question, sentence }, versionId }: { insight: Insight; versionId: string }) {
  const asked = useAsk(question, versionId)
  if (asked.isError) return <Fault error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton className="m-3 h-64" />
  const { spec, model } = asked.data
  const tile = { id, place: { x: 0, y: 0, w: 12, h: 1 }, spec, model, why: sentence, problem: null }
  return <TileCard tile={tile} onRetry={() => void asked.refetch()} />
}

function Evidence({ insight: { test, effect, n } }: { insight: Insight }) {
  return (
    <details className="px-4 pt-1 pb-3 text-label text-muted">
      <summary className="cursor-pointer">{words.evidence}</summary>
      <p className="mt-1">
        {test ? words.significance(say(test.name), chance('p', test.p), chance('q', test.q)) : words.described}{' '}
        {words.effect(say(effect.name), formatNumber(effect.value, 3))} {words.ofRows(formatCount(n))}
      </p>
    </details>
  )
}

const chance = (name: string, p: number) => (p < 0.001 ? `${name} < 0.001` : `${name} = ${formatNumber(p, 3)}`)
