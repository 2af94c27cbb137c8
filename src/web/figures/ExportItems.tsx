import { FileImage, FileSpreadsheet, FileText, FileType } from 'lucide-react'
import type { ComponentType } from 'react'
import { chartText as words } from '../chartText.ts'
import { MenuItem, MenuLine } from '../ui/Menu.tsx'
import { type Exported, type ExportFormat, exportChart, formats } from './exporting.ts'

const icons: Record<ExportFormat, ComponentType<{ size: number }>> = {
  png: FileImage,
  svg: FileType,
  pdf: FileText,
  csv: FileSpreadsheet,
}

/** The files a chart can become, as items of a menu. */
export function ExportItems({ chart, isFirst = false }: { chart: Exported; isFirst?: boolean }) {
  return (
    <>
      {!isFirst && <MenuLine />}
      {formats.map(format => {
        const Icon = icons[format]
        return (
          <MenuItem key={format} icon={<Icon size={14} />} onSelect={() => void exportChart(chart, format)}>
            {words.export[format]}
          </MenuItem>
        )
      })}
    </>
  )
}
