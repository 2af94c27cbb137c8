import type { ChartSpec } from '../../contract/chart.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { chartPictureRoutes } from '../../contract/routes/charts.ts'
import { download, Fault, type GivenFile } from '../api.ts'
import { chartText as words } from '../chartText.ts'
import { text } from '../text.ts'
import { toast } from '../ui/Toast.tsx'
import { saveFile } from './saveFile.ts'

export const formats = ['png', 'svg', 'pdf', 'csv'] as const
export type ExportFormat = (typeof formats)[number]

/** A chart that can become a file: as it is asked, as it is drawn, or as it was saved. */
export type Exported =
  | { question: Question; hidden?: ReadonlySet<string> }
  | { spec: ChartSpec; hidden?: ReadonlySet<string>; compare?: Filter }
  | { chartId: string }

/** Makes the file and saves it; says so while it is made, when it is there and when it failed. */
export function exportChart(chart: Exported, format: ExportFormat): Promise<void> {
  return saveMade(format, signal => made(chart, format, signal))
}

/** Saves a file that is still to be made, and says so as above. */
export async function saveMade(format: string, make: (signal: AbortSignal) => Promise<GivenFile>): Promise<void> {
  const stopping = new AbortController()
  const done = toast(words.exporting(format), { label: text.common.cancel, run: () => stopping.abort() })
  try {
    const file = await make(stopping.signal)
    saveFile(file)
    toast(words.exported(file.fileName))
  } catch (error) {
    if (stopping.signal.aborted) return
    // What is no fault of the server is a fault of ours, and is told as such.
    const why = error instanceof Fault ? error.message : text.common.failed
    toast(words.exportFailed(why), { label: text.common.retry, run: () => void saveMade(format, make) })
  } finally {
    done()
  }
}

function made(chart: Exported, format: ExportFormat, signal: AbortSignal) {
  const theme = document.documentElement.dataset.theme === 'dark' ? ('dark' as const) : ('light' as const)
  if ('chartId' in chart)
    return download(
      chartPictureRoutes.exportSavedChart,
      { params: { chartId: chart.chartId }, query: { format, theme } },
      signal,
    )
  const { hidden, ...asked } = chart
  return download(
    chartPictureRoutes.exportChart,
    { body: { ...asked, hidden: [...(hidden ?? [])], format, theme } },
    signal,
  )
}
