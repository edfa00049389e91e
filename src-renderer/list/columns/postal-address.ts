import type { Layout } from '#contract/list.ts'
import { headerWords } from './header-text.ts'

/** Parts of a patient's postal address. `place`: postcode and town in one column. */
const partNames = ['extra', 'street', 'number', 'postcode', 'town', 'place', 'country'] as const
export type AddressPart = (typeof partNames)[number]

/** The position of the column of each part, from 0. */
export type AddressColumns = Readonly<Partial<Record<AddressPart, number>>>

/**
 * Whole titles, as `headerWords` gives them. Only these: an address that is in doubt is none, since a letter that goes
 * to somebody else's address shows that person a patient's link.
 */
const titles: Readonly<Record<AddressPart, string>> = {
  street:
    'rue, rue et numero, rue et no, rue numero, rue no, adresse, adresse postale, adresse 1, adresse rue, ' +
    'strasse, strasse nr, strasse und nr, strasse hausnummer, strasse und hausnummer, str, anschrift, ' +
    'via, via e numero, via n, indirizzo, indirizzo postale, ' +
    'street, street address, street and number, address, address 1, address line 1, postal address',
  number:
    'hausnummer, hausnr, haus nr, no de rue, numero de rue, no rue, numero civico, n civico, house number, house no',
  extra:
    'complement d adresse, complement adresse, adresse 2, adresse complement, case postale, ' +
    'adresszusatz, postfach, adresse zusatz, casella postale, indirizzo 2, address 2, address line 2, po box',
  postcode:
    'npa, cp, code postal, plz, postleitzahl, cap, codice postale, zip, zip code, postcode, post code, postal code',
  town: 'localite, ville, ort, wohnort, localita, citta, city, town',
  place:
    'npa localite, npa ville, npa lieu, cp ville, code postal et localite, npa et localite, plz ort, plz wohnort, ' +
    'plz und ort, cap localita, cap citta, cap luogo, cap e localita, zip city, postcode town, postcode and town',
  country: 'pays, land, paese, country'
}

const partOfTitle: ReadonlyMap<string, AddressPart> = new Map(
  partNames.flatMap((part) => titles[part].split(', ').map((title) => [title, part] as const))
)

/** Words that say that an address is the patient's own. */
const ownWords = /\b(patients?|patiente|patienten|patientin|paziente|domicile|privee?|privat|home|du|de la)\b/g

function partOf(title: string): AddressPart | undefined {
  const words = headerWords(title)
  return partOfTitle.get(words) ?? partOfTitle.get(words.replace(ownWords, '').replace(/ +/g, ' ').trim())
}

/**
 * The columns of the patients' postal address; null: the file has none that is beyond doubt. Two columns of one part
 * belong to two addresses, and nobody says which is the patient's.
 */
export function addressColumns({ headers, columns }: Pick<Layout, 'headers' | 'columns'>): AddressColumns | null {
  const found: Partial<Record<AddressPart, number>> = {}
  for (const [column, title] of headers.entries()) {
    const part = columns[column] === 'ignore' ? partOf(title) : undefined
    if (part === undefined) continue
    if (found[part] !== undefined) return null
    found[part] = column
  }
  const hasPlace = found.place !== undefined || (found.postcode !== undefined && found.town !== undefined)
  return found.street !== undefined && hasPlace ? found : null
}

const homeCountries: ReadonlySet<string> = new Set(['', 'ch', 'suisse', 'schweiz', 'svizzera', 'switzerland'])

/** The lines of an address below the name; none where street or place is missing: such a letter would not arrive. */
export function addressLines(columns: AddressColumns, cells: readonly string[]): readonly string[] {
  const cell = (part: AddressPart) => {
    const column = columns[part]
    return column === undefined ? '' : (cells[column] ?? '').replace(/\s+/g, ' ').trim()
  }
  const street = `${cell('street')} ${cell('number')}`.trim()
  const place = columns.place === undefined ? `${cell('postcode')} ${cell('town')}` : cell('place')
  const isWhole = columns.place !== undefined || (cell('postcode') !== '' && cell('town') !== '')
  if (cell('street') === '' || place.trim() === '' || !isWhole) return []
  const country = cell('country')
  const lines = [cell('extra'), street, place.trim(), homeCountries.has(headerWords(country)) ? '' : country]
  return lines.filter((line) => line !== '').map((line) => line.slice(0, 60))
}
