import type { ChartModel } from '../../../contract/chart.ts'
import { say } from '../../words/say.ts'
import type { Writer } from '../../words/writer.ts'
import { startsAwayFromZero } from './axisStart.ts'
import { otherAside } from './otherAside.ts'

/** Everything that has to be said below a chart, in the language of the writer. */
export function notesOf(model: ChartModel, writer: Writer): string[] {
  const other = otherAside(model)
  const said = (code: string, params = {}) => say({ code, params }, writer.locale)
  return [
    ...(other !== null && model.y
      ? [said('drawn.otherAside', { value: writer.value(other, model.y.format, 'kpi') })]
      : []),
    ...model.notes.map(note => say(note, writer.locale)),
    ...(startsAwayFromZero(model) ? [said('drawn.notFromZero')] : []),
  ]
}
