import type { Step } from '../../contract/recipe.ts'
import { CalculateForm } from './forms/CalculateForm.tsx'
import { ConvertForm, FillForm, HideForm, RenameForm, RetypeForm, TrimForm } from './forms/ColumnForms.tsx'
import type { StepFormProps } from './forms/form.ts'
import { JoinForm } from './forms/JoinForm.tsx'
import { ClearForm, DedupeForm, FilterForm } from './forms/RowForms.tsx'
import { SegmentForm } from './forms/SegmentForm.tsx'
import { GroupForm, PivotForm, UnpivotForm } from './forms/ShapeForms.tsx'
import { MergeForm, ReplaceForm, SplitForm } from './forms/TextForms.tsx'
import { UnionForm } from './forms/UnionForm.tsx'

/** The fields of a step of any kind. */
export function StepForm({ step, ...rest }: Omit<StepFormProps, 'step'> & { step: Step }) {
  switch (step.kind) {
    case 'rename':
      return <RenameForm step={step} {...rest} />
    case 'hide':
      return <HideForm step={step} {...rest} />
    case 'retype':
      return <RetypeForm step={step} {...rest} />
    case 'fill':
      return <FillForm step={step} {...rest} />
    case 'trim':
      return <TrimForm step={step} {...rest} />
    case 'split':
      return <SplitForm step={step} {...rest} />
    case 'mergeValues':
      return <MergeForm step={step} {...rest} />
    case 'replace':
      return <ReplaceForm step={step} {...rest} />
    case 'clear':
      return <ClearForm step={step} {...rest} />
    case 'convert':
      return <ConvertForm step={step} {...rest} />
    case 'filter':
      return <FilterForm step={step} {...rest} />
    case 'dedupe':
      return <DedupeForm step={step} {...rest} />
    case 'calculate':
      return <CalculateForm step={step} {...rest} />
    case 'segment':
      return <SegmentForm step={step} {...rest} />
    case 'pivot':
      return <PivotForm step={step} {...rest} />
    case 'unpivot':
      return <UnpivotForm step={step} {...rest} />
    case 'group':
      return <GroupForm step={step} {...rest} />
    case 'join':
      return <JoinForm step={step} {...rest} />
    case 'union':
      return <UnionForm step={step} {...rest} />
  }
}
