import { Download } from 'lucide-react'
import type { AnalysisPicture } from '../../contract/analysis/frame.ts'
import { analysisText as words } from '../analysisText.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { AnalysisItems, type AskedAnalysis } from './AnalysisItems.tsx'
import { AnalysisPlot } from './AnalysisPlot.tsx'
import { LayerNames } from './LayerNames.tsx'
import { say } from './sayAnalysis.ts'

/** Room for each name down a matrix, and for a plain picture. */
const rowPx = 30
const plainPx = 300
const mostPx = 640

/** A picture of an analysis with its title and the names of its layers. */
export function AnalysisPictureView({ picture, asked }: { picture: AnalysisPicture; asked: AskedAnalysis }) {
  const height = picture.cells ? 60 + rowPx * Math.max(3, picture.y.categories?.length ?? 0) : plainPx
  const title = say(picture.title)
  return (
    <figure className="grid grid-cols-1 gap-2 p-4">
      <div className="flex items-center justify-between gap-3">
        <figcaption className="font-semibold text-body">{title}</figcaption>
        <Menu
          trigger={
            <IconButton label={words.exportOf(title)} className="-my-1.5 -mr-2 print:hidden">
              <Download size={14} aria-hidden />
            </IconButton>
          }
        >
          <AnalysisItems isFirst hasWhole={false} asked={asked} picture={picture.id} />
        </Menu>
      </div>
      <LayerNames picture={picture} />
      <AnalysisPlot picture={picture} heightPx={Math.min(height, mostPx)} />
    </figure>
  )
}
