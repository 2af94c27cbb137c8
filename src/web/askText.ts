/** The words of questions asked in words. */
export const askText = {
  label: 'Ask a question',
  ask: 'Ask',
  region: 'Question in words',
  placeholder: (example: string) => `Ask a question: ${example}`,
  canAsk: 'Questions like these can be answered here:',
  understood: 'Understood as',
  chip: (said: string, meaning: string) => `“${said}”: ${meaning}. Change`,
  notKnown: 'not known',
  unknown: (words: readonly string[]) =>
    `Nothing in this table goes by ${words.map(word => `“${word}”`).join(', ')}. Choose a column for it above, or leave it out.`,
  unsure: 'This was not understood well enough to answer it. Say which figure, of which groups, or choose above.',
  answered: 'Here is what was understood, and the answer.',
  open: 'Open in Explore',
  close: 'Close the answer',
  explains: 'Broken down by',
  command: 'Ask a question in words',
} as const
