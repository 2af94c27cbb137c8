import { repairWords } from '../column/repairWords.ts'
import { ingestFaultWords } from '../grid/faults.ts'
import { figureWords } from '../relation/figureWords.ts'
import { askWords } from './askWords.ts'
import { chartWords } from './chartWords.ts'
import { dashboardWords } from './dashboardWords.ts'
import { drawnWords } from './drawnWords.ts'
import { findingWords } from './findingWords.ts'
import { formulaWords } from './formulaWords.ts'
import { historyWords } from './historyWords.ts'
import { insightWords } from './insightWords.ts'
import { qualityWords } from './qualityWords.ts'
import { questionWords } from './questionWords.ts'
import { readingWords } from './readingWords.ts'
import { recipeWords } from './recipeWords.ts'
import { subtitleWords } from './subtitleWords.ts'
import { titleWords } from './titleWords.ts'

const faults = Object.fromEntries(Object.entries(ingestFaultWords).map(([code, words]) => [`ingest.${code}`, words]))

/** Every message template in English, by code, but those of analyses: they come with their page. */
export const english: Readonly<Record<string, string>> = {
  ...faults,
  ...readingWords,
  ...repairWords,
  ...figureWords,
  ...chartWords,
  ...questionWords,
  ...askWords,
  ...titleWords,
  ...subtitleWords,
  ...historyWords,
  ...dashboardWords,
  ...drawnWords,
  ...qualityWords,
  ...findingWords,
  ...formulaWords,
  ...recipeWords,
  ...insightWords,
  'repair.undone': 'Undone: {what}',
  'job.died':
    'It was started {attempts|once|# times} and the program ended each time. The file may be too much for this server.',
  'job.failed': 'It failed {attempts|once|# times} for a reason of ours. The administrator finds it in the log.',
  'job.cancelled': 'Cancelled.',
  'upload.failed': 'The file could not be stored. The administrator finds the reason in the log.',
}
