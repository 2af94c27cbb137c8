import { english } from '../english.ts'
import { analysisWords } from './analysisWords.ts'
import { clusterWords } from './clusterWords.ts'
import { compareWords } from './compareWords.ts'
import { correlateWords } from './correlateWords.ts'
import { customerWords } from './customerWords.ts'
import { describeWords } from './describeWords.ts'
import { patternWords } from './patternWords.ts'
import { regressWords } from './regressWords.ts'
import { seriesWords } from './seriesWords.ts'

/** Every message template in English, those of analyses too. */
export const analysisEnglish: Readonly<Record<string, string>> = {
  ...english,
  ...analysisWords,
  ...clusterWords,
  ...compareWords,
  ...correlateWords,
  ...customerWords,
  ...describeWords,
  ...patternWords,
  ...regressWords,
  ...seriesWords,
}
