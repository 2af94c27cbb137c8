/** What comes next in a series, and how well that was told before. */
export const forecastWords = {} as const
