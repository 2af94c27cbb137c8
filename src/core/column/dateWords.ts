import { anyCase } from './family.ts'

/** Names of the months in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish, Czech, Russian, Turkish and Finnish; none names two. */
const MONTHS: readonly string[] = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty leden ledna led январь января янв ocak oca tammikuu tammikuuta tammi',
  'february feb februar febr février févr fév febrero febbraio fevereiro fev februari luty lutego lut únor února úno февраль февраля февр фев şubat şub helmikuu helmikuuta helmi',
  'march mar märz maerz mär mrz mars marzo março maart mrt marts marzec marca březen března bře март марта мар mart maaliskuu maaliskuuta maalis',
  'april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna dub апрель апреля апр nisan nis huhtikuu huhtikuuta huhti',
  'may mai mayo maggio mag maio mei maj maja květen května kvě май мая mayıs toukokuu toukokuuta touko',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze červen června čvn июнь июня июн haziran haz kesäkuu kesäkuuta kesä',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca lip červenec července čvc июль июля июл temmuz tem heinäkuu heinäkuuta heinä',
  'august aug août agosto ago augustus augusti sierpień sierpnia sie srpen srpna srp август августа авг ağustos ağu elokuu elokuuta elo',
  'september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz září zář сентябрь сентября сент сен eylül eyl syyskuu syyskuuta syys',
  'october oct oktober okt octobre octubre ottobre ott outubro out październik października paź říjen října říj октябрь октября окт ekim eki lokakuu lokakuuta loka',
  'november nov novembre noviembre novembro listopad listopadu listopada lis ноябрь ноября нояб ноя kasım kas marraskuu marraskuuta marras',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des grudzień grudnia gru prosinec prosince pro декабрь декабря дек aralık ara joulukuu joulukuuta joulu',
]

/** The days of the week in the same languages. */
const WEEKDAYS =
  'monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun ' +
  'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so ' +
  'lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim ' +
  'lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom ' +
  'lunedì martedì mercoledì giovedì gio venerdì sabato sab domenica ' +
  'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda seg terça ter quarta qua quinta qui sexta sex ' +
  'maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo ' +
  'måndag mån tisdag tis onsdag ons torsdag tors tor fredag fre lördag lör söndag sön ' +
  'mandag man tirsdag tirs tir lørdag lør søndag søn ' +
  'poniedziałek pon wtorek wt środa śr czwartek czw piątek pt sobota sob niedziela niedz ' +
  'pondělí po úterý út středa st čtvrtek čt pátek pá so neděle ne ' +
  'понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс ' +
  'pazartesi pzt salı çarşamba çar perşembe per cuma cum cumartesi cmt pazar paz ' +
  'maanantai tiistai ti keskiviikko ke torstai to perjantai pe lauantai la sunnuntai su'

/** Accents are as often left out as not. */
function withBare(words: readonly string[]): string[] {
  const bare = words.map(word => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i'))
  // The longest first: a pattern takes the first alternative that fits.
  return [...new Set([...words, ...bare])].sort((a, b) => b.length - a.length)
}

const byMonth = MONTHS.map(names => withBare(names.split(' ')))

/** Every name of a month in lower case, with its number. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  byMonth.flatMap((names, i) => names.map(name => [name, i + 1] as const)),
)

/** Pattern of the English names alone: they are by far the most frequent, and short patterns are quick. */
export const ENGLISH_MONTH = anyCase(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)
/** Pattern of the name of a month in any of the languages. */
export const ANY_MONTH = anyCase(withBare([...MONTH_NUMBERS.keys()]))
/** Pattern of a day of the week before a date, with what stands between them. */
export const WEEKDAY_BEFORE = `(?:${anyCase(withBare(WEEKDAYS.split(' ')))}\\.?,? +)?`
