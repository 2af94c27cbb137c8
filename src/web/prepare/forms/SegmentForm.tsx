import { prepareText } from '../../prepareText.ts'
import { TextField } from './controls.tsx'
import type { StepFormProps } from './form.ts'

const words = prepareText.form

/** The names of a column of segments and of each segment; where they lie is what an analysis found. */
export function SegmentForm({ step, onChange }: StepFormProps<'segment'>) {
  return (
    <>
      <TextField label={words.name} value={step.name} onChange={name => onChange({ ...step, name })} />
      {step.names.map((one, j) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: segments keep their places
          key={j}
          label={words.segmentName(j + 1)}
          value={one}
          onChange={named => onChange({ ...step, names: step.names.map((old, i) => (i === j ? named : old)) })}
        />
      ))}
      <p className="text-label text-muted">{words.segmentNote}</p>
    </>
  )
}
