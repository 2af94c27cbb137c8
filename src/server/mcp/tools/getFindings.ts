import { z } from 'zod'
import { listAlerts } from '../../../domains/analytics/listAlerts.ts'
import { listInsights } from '../../../domains/dashboards/listInsights.ts'
import { placeFields, tableNamed } from '../named.ts'
import { said } from '../said.ts'
import { tool } from '../tool.ts'

export const getFindingsTool = tool({
  name: 'get_findings',
  title: 'Get findings and data quality',
  description:
    'What is worth knowing about a table without asking anything: findings that hold up statistically (all tests of the table taken together), each as a sentence made by the product, and what may be wrong with the data. Check the quality before you trust a figure.',
  scope: 'read',
  input: z.strictObject({
    ...placeFields,
    limit: z.int().min(1).max(50).default(10).describe('At most so many findings.'),
  }),
  async run(ctx, { limit, ...place }) {
    const { dataset, table } = await tableNamed(ctx, place)
    const source = { datasetId: dataset.id, tableId: table.id }
    const [found, { items: alerts }] = [await listInsights(ctx, source), await listAlerts(ctx, source)]
    const names = new Map(table.columns.map(({ id, name }) => [id, name]))
    const findings = found.items
      .slice(0, limit)
      .map(({ kind, sentence, details, columns, n, test, effect, isNew }) => ({
        kind,
        sentence: said(sentence),
        details: details.map(said),
        columns: columns.map(id => names.get(id) ?? id),
        n,
        isNew,
        test: test && { name: said(test.name), p: test.p, q: test.q },
        effect: { name: said(effect.name), value: effect.value },
      }))
    const quality = alerts.map(({ kind, level, message, columnId }) => ({
      ...{ kind, level, sentence: said(message) },
      column: columnId === null ? null : (names.get(columnId) ?? columnId),
    }))
    const warnings = found.warnings.map(said)
    const gone = found.gone.map(({ sentence }) => said(sentence))
    const lines = [
      `Findings (${found.tests} tests):`,
      ...findings.map(({ sentence, n }) => `- ${sentence} (n = ${n})`),
      ...gone.map(sentence => `- no longer true of the newest version: ${sentence}`),
      ...warnings,
      'Data quality:',
      ...quality.map(({ level, sentence }) => `- ${level}: ${sentence}`),
    ]
    return { text: lines.join('\n'), data: { findings, gone, quality, warnings, versionId: found.versionId } }
  },
})
