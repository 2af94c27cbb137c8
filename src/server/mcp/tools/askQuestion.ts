import { z } from 'zod'
import { AskChoice, type Understood } from '../../../contract/ask.ts'
import { askChart } from '../../../domains/charts/askChart.ts'
import { askInWords } from '../../../domains/charts/askInWords.ts'
import { placeFields, tableNamed } from '../named.ts'
import { chartSaid, chartText, said } from '../said.ts'
import { tool } from '../tool.ts'

const ROWS = 100
/** Of each breakdown that explains a change. */
const MORE_ROWS = 10

export const askQuestionTool = tool({
  name: 'ask_question',
  title: 'Ask a question in words',
  description:
    'Reads a question in plain English about one table ("sales by country since 2020 as a line", "why did March drop?") and answers it with computed figures. It says how it understood each part and how sure it is. Where it may mean several things nothing is answered: ask the person, and call again with choices.',
  scope: 'read',
  input: z.strictObject({
    ...placeFields,
    question: z.string().trim().min(1).max(500),
    choices: z
      .array(AskChoice)
      .max(30)
      .default([])
      .describe('Options that an earlier answer offered, by start and end.'),
  }),
  async run(ctx, { question: text, choices, ...place }) {
    const { dataset, table } = await tableNamed(ctx, place)
    const read = await askInWords(ctx, { datasetId: dataset.id, tableId: table.id, text, choices })
    const understood = understoodOf(read)
    if (read.question === null) return { text: unclear(understood), data: { answered: false, understood } }
    const answer = chartSaid((await askChart(ctx, { question: read.question })).model, ROWS)
    const more = []
    for (const question of read.more) more.push(chartSaid((await askChart(ctx, { question })).model, MORE_ROWS))
    return {
      text: [howRead(understood), ...[answer, ...more].map(chartText)].join('\n\n'),
      data: { answered: true, understood, answer, more },
    }
  },
})

function understoodOf({ chips, confidence, ambiguities, unknown, notes, readBy }: Understood) {
  return {
    parts: chips.map(({ text, says }) => ({ text, means: says && said(says) })),
    ...{ confidence, unknown, readBy },
    notes: notes.map(said),
    askedBack: ambiguities.map(({ start, end, asks, options }) => ({
      ...{ start, end, asks: said(asks) },
      options: options.map(({ id, says }) => ({ option: id, means: said(says) })),
    })),
  }
}

type Said = ReturnType<typeof understoodOf>

function howRead({ parts, confidence, unknown, notes }: Said): string {
  const meant = parts.map(({ text, means }) => `"${text}": ${means ?? 'not understood'}`)
  const left = unknown.length > 0 ? [`Nothing is known of: ${unknown.join(', ')}`] : []
  return [`Understood, with confidence ${confidence}:`, ...meant, ...left, ...notes].join('\n')
}

function unclear(understood: Said): string {
  const asked = understood.askedBack.flatMap(({ start, end, asks, options }) => [
    `${asks} (start ${start}, end ${end})`,
    ...options.map(({ option, means }) => `- option ${option}: ${means}`),
  ])
  const how = asked.length > 0 ? asked : ['This was not understood: say it otherwise, or use run_query.']
  return [howRead(understood), 'Nothing was answered yet.', ...how].join('\n')
}
