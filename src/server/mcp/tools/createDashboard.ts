import { z } from 'zod'
import { requireRole } from '../../../domains/access/requireRole.ts'
import { createDashboard } from '../../../domains/dashboards/createDashboard.ts'
import { draftFields, draftOf } from '../dashboardDraft.ts'
import { previewField, previewText } from '../preview.ts'
import { tool } from '../tool.ts'

export const createDashboardTool = tool({
  name: 'create_dashboard',
  title: 'Make a dashboard',
  description:
    'Makes a draft of a dashboard: the automatic one of a dataset, one from a template, one of charts described here or of kept charts. Publishing and sharing are left to people. By default nothing is made: the answer lists the tiles it would have. Show that to the person, then call again with preview: false.',
  scope: 'write',
  input: z.strictObject({ preview: previewField, ...draftFields }),
  async run(ctx, { preview, ...wish }) {
    requireRole(ctx, 'editor')
    const { from, tiles, unfilled } = await draftOf(ctx, wish)
    const { name } = wish
    const made = preview ? null : await createDashboard(ctx, { name, folderId: null, from })
    const lines = [...tiles.map(tile => `- ${tile}`), ...unfilled.map(title => `Could not be filled: ${title}`)]
    return {
      text: [previewText(`the dashboard "${name}"`, made?.id ?? null), ...lines].join('\n'),
      data: { preview, dashboardId: made?.id ?? null, name, tiles, unfilled },
    }
  },
})
