import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { Survey } from '../../../core/grid/survey.ts'
import { fileChunks } from './fileChunks.ts'

/** Counts the records of a UTF-8 text. */
export async function surveyFile(
  path: string,
  separation: Separation,
  options: { bomBytes: number; signal?: AbortSignal | undefined },
): Promise<Survey> {
  const survey = new Survey(separation)
  const { bomBytes, signal } = options
  for await (const bytes of fileChunks(path, { start: bomBytes, signal })) survey.push(bytes)
  survey.end()
  return survey
}
