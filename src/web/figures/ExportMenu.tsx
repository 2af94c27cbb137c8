import { Download } from 'lucide-react'
import { chartText as words } from '../chartText.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ExportItems } from './ExportItems.tsx'
import type { Exported } from './exporting.ts'

/** A button that opens the files a chart can become. */
export function ExportMenu({ chart, title }: { chart: Exported; title: string }) {
  return (
    <Menu
      trigger={
        <Button aria-label={words.exportOf(title)}>
          <Download size={14} aria-hidden />
          {words.exports}
        </Button>
      }
    >
      <ExportItems chart={chart} isFirst />
    </Menu>
  )
}
