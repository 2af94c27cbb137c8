import type { Phrases } from '../act.ts'

/** What narrows the rows down. */
export const conditionPhrases: Phrases = [
  [
    { act: 'than', op: 'gt' },
    'above|over|more than|greater than|higher than|larger than|bigger than|exceeding|exceeds|exceed|bigger|longer than|>|better than|beyond|in excess of|was over|is over|is above|upwards of',
  ],
  [
    { act: 'than', op: 'ge' },
    'at least|>=|no less than|not less than|minimum of|from at least|or above|or more|or over|or higher|or larger|or older|or greater|or bigger',
  ],
  [
    { act: 'than', op: 'lt' },
    'under|below|less than|fewer than|lower than|smaller than|shorter than|<|is under|is below|beneath',
  ],
  [
    { act: 'than', op: 'le' },
    'at most|<=|no more than|not more than|up to|or less|or fewer|or lower|or below|or under|or younger|or smaller',
  ],
  [{ act: 'than', op: 'eq' }, 'exactly|equal to|equals|=|equal'],
  [{ act: 'than', op: 'ne' }, '!=|<>|not equal to'],
  [{ act: 'between' }, 'between|ranging from|in the range'],
  [
    { act: 'not' },
    'not|excluding|all but|everything but|everything except|everywhere except|everywhere but|all except|anything but|everyone except|everyone but|neither|rather than|excludes|not counting|not including|with no|that are not|who are not|that were not|who were not|which are not|none of|outside of|outside|except|except for|without|other than|but not|apart from|no|non|exclude|ignoring|leaving out|leave out|leaves out|excl|not in|not from|didn’t|didnt|wasnt|werent|did not|do not|were not|was not|is not|are not|isnt|arent|dont',
  ],
  [{ act: 'and' }, 'and|or|nor|/|then by|followed by|,|&|x|×|+|as well as|and also|plus|along with|together with'],
  [{ act: 'with' }, 'with|having|where|whose|that have|which have|that has|who have|with a|with an|that had'],
  [
    { act: 'missing' },
    'missing|unknown|empty|blank|null|not known|no value|not given|not recorded|unrecorded|undefined|is missing|are missing',
  ],
  [{ act: 'present' }, 'not missing|known|is known|recorded|not empty|not blank'],
]
