import { createReadStream } from 'node:fs'
import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { Survey } from '../../../core/grid/survey.ts'

/** Counts the records of a UTF-8 text. */
export async function surveyFile(
  path: string,
  separation: Separation,
  options: { bomBytes: number; signal?: AbortSignal | undefined },
): Promise<Survey> {
  const survey = new Survey(separation)
  const { bomBytes, signal } = options
  for await (const bytes of createReadStream(path, {
    start: bomBytes,
    highWaterMark: 1 << 20,
    ...(signal && { signal }),
  })) {
    survey.push(bytes as Buffer)
  }
  survey.end()
  return survey
}
