/** Pattern of a character as pages of the web write it. */
export const ENTITY = '&(?:[a-zA-Z][a-zA-Z0-9]{1,9}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});'

const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 cent=¢ pound=£ yen=¥ euro=€ copy=© reg=® trade=™ deg=° plusmn=± micro=µ middot=· ' +
    'frac12=½ frac14=¼ frac34=¾ times=× divide=÷ ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ hellip=… bull=• ' +
    'laquo=« raquo=» lsaquo=‹ rsaquo=› sect=§ para=¶ iexcl=¡ iquest=¿ sup2=² sup3=³ agrave=à aacute=á acirc=â atilde=ã auml=ä ' +
    'aring=å aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï ntilde=ñ ograve=ò oacute=ó ' +
    'ocirc=ô otilde=õ ouml=ö oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü yacute=ý szlig=ß Agrave=À Aacute=Á Acirc=Â Atilde=Ã ' +
    'Auml=Ä Aring=Å AElig=Æ Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Euml=Ë Iacute=Í Ntilde=Ñ Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö ' +
    'Oslash=Ø Uacute=Ú Ucirc=Û Uuml=Ü'
  )
    .split(' ')
    .map(entry => {
      const at = entry.indexOf('=')
      return [entry.slice(0, at), entry.slice(at + 1)] as const
    }),
)

/** The character that an entity stands for; null when nobody knows it. */
export function letterOf(entity: string): string | null {
  const name = entity.slice(1, -1)
  if (!name.startsWith('#')) return NAMED.get(name) ?? null
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : null
}
