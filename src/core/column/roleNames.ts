/** Words of column names that say what a column is for; see `roleOf`. All in lower case, as `nameWords` gives them. */

const words = (list: string) => new Set(list.split(' '))

/** A single row's name. */
export const ID_WORDS = words(
  'id ids uuid guid key pk sku asin isbn ean upc gtin vin ssn iban serial index rownames rownum rowid row# # nr no ' +
    'rank ranking hash token barcode imei mrn order# invoice# ref reference url uri link email mail website ip ' +
    'phone telephone mobile fax cc card account iban username handle',
)
/** Places by code: they neither add up nor average. */
export const POSTAL_WORDS = words('zip zipcode postcode postal plz fips geoid')
/** Whole numbers from 1500 to 2200 under such a name are years too. */
export const TIME_WORDS = words('time date period jahrgang')
export const YEAR_WORDS = words('year yr years jahr annee année ano año fy')
/** Whole numbers that name a group when there are few of them. */
export const CODE_WORDS = words(
  'class pclass level grade category cat type kind group grp cluster code flag status state stage tier segment ' +
    'month mon day weekday dow week quarter qtr hour gender sex region district zone ward department dept store ' +
    'cylinders cyl gear gears carb doors vs am condition version season decade cohort batch label channel',
)
/** Text people write, not choose. */
export const FREE_TEXT_WORDS = words(
  'comment comments description desc note notes remark remarks text message review body summary address street ' +
    'feedback details bio abstract caption',
)
/** Names of people and things: not counted by, unless few. */
export const PERSON_WORDS = words('firstname lastname surname fullname')
export const COUNT_WORDS = words(
  'count counts quantity qty number num total sum amount units pieces sibsp parch passengers visits sessions clicks',
)
export const GEO_WORDS = words('latitude longitude lat lon lng long')
