import { Braces, FileImage, FileSpreadsheet, FileType, Sheet } from 'lucide-react'
import type { Analysis } from '../../contract/analysis/analysis.ts'
import { analyticsRoutes } from '../../contract/routes/analytics.ts'
import { analysisText as words } from '../analysisText.ts'
import { download } from '../api.ts'
import { saveMade } from '../figures/exporting.ts'
import { MenuItem, MenuLine } from '../ui/Menu.tsx'

export type Format = keyof typeof words.export
/** What was asked, and of which rows. */
export type AskedAnalysis = Pick<Analysis, 'source' | 'request'>

const icons: Record<Format, typeof FileImage> = {
  png: FileImage,
  svg: FileType,
  csv: FileSpreadsheet,
  xlsx: Sheet,
  json: Braces,
}

interface Props {
  asked: AskedAnalysis
  /** Ids of the picture and the table that become files; the whole answer does anyway, unless it is not wanted here. */
  picture?: string | undefined
  table?: string | undefined
  hasWhole?: boolean
  isFirst?: boolean
}

/** The files that an analysis can become, as items of a menu. */
export function AnalysisItems({ asked, picture, table, hasWhole = true, isFirst = false }: Props) {
  const files: [Format, string | undefined][] = [
    ...(picture === undefined
      ? []
      : ([
          ['png', picture],
          ['svg', picture],
        ] satisfies [Format, string][])),
    ...(table === undefined ? [] : ([['csv', table]] satisfies [Format, string][])),
    ...(hasWhole
      ? ([
          ['xlsx', undefined],
          ['json', undefined],
        ] satisfies [Format, undefined][])
      : []),
  ]
  return (
    <>
      {!isFirst && <MenuLine />}
      {files.map(([format, part]) => {
        const Icon = icons[format]
        return (
          <MenuItem
            key={format}
            icon={<Icon size={14} />}
            onSelect={() => void saveAnalysis(asked, { format, ...(part !== undefined && { part }) })}
          >
            {words.export[format]}
          </MenuItem>
        )
      })}
    </>
  )
}

/** Makes the file of the very rows and version that the answer is of, and saves it. */
export function saveAnalysis(
  { source, request }: AskedAnalysis,
  wish: { format: Format; part?: string },
): Promise<void> {
  const { datasetId, tableId, versionId, filter } = source
  const theme = document.documentElement.dataset.theme === 'dark' ? ('dark' as const) : ('light' as const)
  const body = { source: { tableId, versionId, ...(filter && { filter }) }, request, theme, ...wish }
  return saveMade(wish.format, signal =>
    download(analyticsRoutes.exportAnalysis, { params: { datasetId }, body }, signal),
  )
}
