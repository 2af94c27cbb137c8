/** Names that begin so are the engine's own: the counts it adds to make the bill. */
export const HIDDEN = '__'

/** What the filter of groups is called on the bill. */
export const HAVING = 'having'
