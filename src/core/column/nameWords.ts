/** The words of a column's name in lower case: 'NA_Sales' is na, sales; 'sepalLength (cm)' is sepal, length, cm. */
export function nameWords(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}#%]+/u)
    .filter(word => word !== '')
}
