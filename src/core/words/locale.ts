/** A locale that Intl takes: the one given, or English when a browser names one that is none ('en-US@posix'). */
export function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
