import type { AnalysisPicture } from '../../contract/analysis/frame.ts'
import { AnalysisPlot } from './AnalysisPlot.tsx'
import { LayerNames } from './LayerNames.tsx'
import { say } from './sayAnalysis.ts'

/** Room for each name down a matrix, and for a plain picture. */
const rowPx = 30
const plainPx = 300
const mostPx = 640

/** A picture of an analysis with its title and the names of its layers. */
export function AnalysisPictureView({ picture }: { picture: AnalysisPicture }) {
  const height = picture.cells ? 60 + rowPx * Math.max(3, picture.y.categories?.length ?? 0) : plainPx
  return (
    <figure className="grid grid-cols-1 gap-2 p-4">
      <figcaption className="font-semibold text-body">{say(picture.title)}</figcaption>
      <LayerNames picture={picture} />
      <AnalysisPlot picture={picture} heightPx={Math.min(height, mostPx)} />
    </figure>
  )
}
