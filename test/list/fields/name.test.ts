import { describe, expect, test } from 'vitest'
import {
  type NameOrder,
  nameOrderOfHeader,
  readFullName,
  readNamePart,
  readNames
} from '../../../src-renderer/list/fields/index.ts'

test('names are kept as typed, cleaned only', () => {
  const cells = [
    ' DE "LA" TOUR ',
    'Jean\u00a0\u00a0Luc',
    '=SUM(1+1)',
    '<b>Frei</b>',
    '-2+3',
    'Zoé 😀',
    'Null',
    '="Tim"',
    '李'
  ]
  expect(cells.map(readNamePart)).toEqual([
    'DE "LA" TOUR',
    'Jean Luc',
    '=SUM(1+1)',
    '<b>Frei</b>',
    '-2+3',
    'Zoé 😀',
    'Null',
    'Tim',
    '李'
  ])
})

test('a name of punctuation only is missing', () => {
  expect(['', '—', '?', '-', '...', ' / ', '\u200b \u00a0', '="-"', '#REF!', '####'].map(readNamePart)).toEqual(
    Array(10).fill(undefined)
  )
  expect(readNames('—', '')).toEqual({ errors: ['first-name-missing', 'last-name-missing'], warnings: [] })
})

const split = (cell: string, order: NameOrder = 'last-first') => {
  const { lastName, firstName, genderBefore } = readFullName(cell, order)
  return [lastName, firstName, genderBefore].map((part) => part ?? '').join(' | ')
}

describe('both names in one column', () => {
  test.each([
    // Titles in front
    ['Mme DUPONT-MARTIN Anne-Lise', 'DUPONT-MARTIN | Anne-Lise | female'],
    ['Monsieur Dupont, Paul', 'Dupont | Paul | male'],
    ['Frau Dr. med. Meier-Kälin, Anna Sophie', 'Meier-Kälin | Anna Sophie | female'],
    ['Herr Prof. Dr. Dr. h.c. BÄR Kurt A.', 'BÄR | Kurt A. | male'],
    ['Sig.ra Dott.ssa Rossi Anna', 'Rossi | Anna | female'],
    ['SIG. ROSSI Mario', 'ROSSI | Mario | male'],
    ['Mlle  Favre   Zoé', 'Favre | Zoé | female'],
    ['M DUPONT Paul', 'DUPONT | Paul | male'],
    ['Fr. Meier Anna', 'Meier | Anna | female'],
    ['Monsieur le Docteur Dupont Paul', 'Dupont | Paul | male'],
    ['Dr JAQUET Claude', 'JAQUET | Claude | '],
    ['PD Dr.med. Meier Anna', 'Meier | Anna | '],
    ['Ing. Rossi Mario', 'Rossi | Mario | '],
    ['Meier, Frau Dr. Anna', 'Meier | Anna | female'],
    ['Dupont, M. Claude', 'Dupont | M. Claude | '],
    ['Dupont Paul, Dr. med.', 'Dupont | Paul | '],
    ['M. et Mme Dupont Paul', 'Dupont | Paul | contradiction'],
    // A comma
    ['Dupont, Paul', 'Dupont | Paul | '],
    ['Ben Salah, Youssef', 'Ben Salah | Youssef | '],
    ['DUPONT,Paul', 'DUPONT | Paul | '],
    // Capitals at one end
    ['DUPONT Paul', 'DUPONT | Paul | '],
    ['Paul DUPONT', 'DUPONT | Paul | '],
    ['M. Paul DUPRÉ', 'DUPRÉ | Paul | male'],
    ['de la CRUZ María', 'de la CRUZ | María | '],
    ['Jean-Paul de la CRUZ', 'de la CRUZ | Jean-Paul | '],
    ['VON ALLMEN Ueli', 'VON ALLMEN | Ueli | '],
    ['Von ALLMEN Ueli', 'Von ALLMEN | Ueli | '],
    ['CRUZ de la TORRE María', 'CRUZ de la TORRE | María | '],
    ["D'ANGELO Pia", "D'ANGELO | Pia | "],
    ['d’ANGELO Pia', 'd’ANGELO | Pia | '],
    ['McDONALD John', 'McDONALD | John | '],
    ['GROßMANN Heike', 'GROßMANN | Heike | '],
    ['A. DUPONT', 'DUPONT | A. | '],
    ['Al PACINO', 'PACINO | Al | '],
    ['LI Na', 'LI | Na | '],
    ['J.-P. DUPONT', 'DUPONT | J.-P. | '],
    // Last name first, with its particles
    ['Gétaz Mégane', 'Gétaz | Mégane | '],
    ['Crétegny Éloïse Zoë', 'Crétegny | Éloïse Zoë | '],
    ['von Allmen Ueli', 'von Allmen | Ueli | '],
    ['Von Allmen Ueli', 'Von Allmen | Ueli | '],
    ['de la Cruz María', 'de la Cruz | María | '],
    ["d' Angelo Pia", "d' Angelo | Pia | "],
    ['El Amrani Youssef', 'El Amrani | Youssef | '],
    ['zur Mühlen Eva', 'zur Mühlen | Eva | '],
    ['VON GUNTEN MARLISE', 'VON GUNTEN | MARLISE | '],
    ['DUPONT Paul MARTIN', 'DUPONT | Paul MARTIN | '],
    ['الأحمد محمد', 'الأحمد | محمد | '],
    // One word only
    ['Mme ROCHAT', 'ROCHAT |  | female'],
    ['Jean-Luc', 'Jean-Luc |  | '],
    ['—', ' |  | '],
    // A title without a name after it
    ['Mme', ' |  | female'],
    ['Mme veuve REY Anne', 'REY | Anne | female'],
    ['Mme Vve Rey Anne', 'Rey | Anne | female'],
    ['Frau verwitwete Huber Anna', 'Huber | Anna | female'],
    ['Sig.ra Vedova Maria', 'Vedova | Maria | female'],
    ['Mme Veuve', 'Veuve |  | female'],
    ['REY Anne (Mme)', 'REY | Anne | female'],
    ['Rey, Luc (M.)', 'Rey | Luc | male'],
    ['M. REY Anne (Mme)', 'REY | Anne | contradiction'],
    ['REY Anne (Lausanne)', 'REY | Anne (Lausanne) | '],
    ['Herr Dr. med.', ' |  | male'],
    // Academic titles of more kinds, alone and joined
    ['Pr DUBOIS Luc', 'DUBOIS | Luc | '],
    ['M. Pr Rochat Luc', 'Rochat | Luc | male'],
    ['Univ.-Prof. Dr. HUBER Max', 'HUBER | Max | '],
    ['Dipl.-Ing. Huber Kai', 'Huber | Kai | '],
    ['Priv.-Doz. Dr. Graf Urs', 'Graf | Urs | '],
    ['Prim. Graf Urs', 'Graf | Urs | '],
    ['Müller-Meier Anna', 'Müller-Meier | Anna | '],
    // Titles glued to the name; a single letter could be an initial
    ['Dr.Huber Max', 'Huber | Max | '],
    ['Herr Univ.Prof.Dr. Huber Max', 'Huber | Max | male'],
    ['Mme.Rey Anne', 'Rey | Anne | female'],
    ['St.Clair Ann', 'St.Clair | Ann | '],
    ['R.Meyer Luc', 'R.Meyer | Luc | '],
    ['Melle FAVRE Zoé', 'FAVRE | Zoé | female'],
    ['Sig.a Rochat Oda', 'Rochat | Oda | female'],
    ['Siga Diop', 'Siga | Diop | '],
    // Forms of address without a sex; Kind is a surname, unless capitals show another one
    ['Famille ROCHAT Paul', 'ROCHAT | Paul | neutral'],
    ['Fam. Huber Max', 'Huber | Max | neutral'],
    ['Enfant Gétaz Lou', 'Gétaz | Lou | neutral'],
    ['Enfant Mlle Gétaz Lou', 'Gétaz | Lou | neutral'],
    ['Kind MEIER Anna', 'MEIER | Anna | neutral'],
    ['KIND MEIER Anna', 'KIND MEIER | Anna | '],
    ['Kind Anna', 'Kind | Anna | '],
    ['Herr/Frau Meier Anna', 'Meier | Anna | contradiction'],
    ['Sigg. Rossi Mario', 'Rossi | Mario | neutral'],
    ['Sigg Mario', 'Sigg | Mario | '],
    // A title in capitals with a dot inside
    ['SIG.RA ROSSI ANNA', 'ROSSI | ANNA | female'],
    ['DOTT.SSA ROSSI Anna', 'ROSSI | Anna | '],
    ['DR.HUBER Max', 'HUBER | Max | '],
    ['S.ra Rossi Anna', 'Rossi | Anna | female'],
    ['Sir Tom Rossi', 'Tom | Rossi | male'],
    ['Sir Anna', 'Sir | Anna | '],
    ['Herr Prof. em. Dr. Meier Beat', 'Meier | Beat | male'],
    // Titles after the name
    ['Meier Anna, Frau', 'Meier | Anna | female'],
    ['Meier Anna Frau', 'Meier | Anna | female'],
    ['Meier Frau', 'Meier | Frau | '],
    ['Meier Anna M.', 'Meier | Anna M. | '],
    ['Meier, Anna, Frau Dr.', 'Meier | Anna | female'],
    ['Meier, Anna (Frau)', 'Meier | Anna | female'],
    ['Meier Anna, lic. iur.', 'Meier | Anna | '],
    ['Meier Anna Dr. med.', 'Meier | Anna | '],
    ['Meier Prof', 'Meier | Prof | '],
    ['Meier Anna,', 'Meier | Anna | '],
    // The name, and the date of birth next to it
    ['DUPONT née MARTIN Claire', 'DUPONT | Claire | '],
    ['DUPONT NEE DE LA TOUR CLAIRE', 'DUPONT | CLAIRE | '],
    ['DUPONT née MARTIN FAVRE Claire', 'DUPONT | Claire | '],
    ['Dupont Claire née Martin', 'Dupont | Claire | '],
    ['Dupont née Martin, Claire', 'Dupont | Claire | '],
    ['Müller Anna, geb. Meier', 'Müller | Anna | '],
    ['Müller, Anna, geb. von Arx', 'Müller | Anna | '],
    ['Müller, Anna geborene Meier', 'Müller | Anna | '],
    ['ROSSI (nata Bianchi) Anna', 'ROSSI | Anna | '],
    ['Rossi Renata', 'Rossi | Renata | '],
    ['Rossi Renata 12.03.1950', 'Rossi | Renata | '],
    ['Müller Beat, geb. 12.03.1950', 'Müller | Beat | '],
    ['Müller Beat (*12.03.1950)', 'Müller | Beat | '],
    ['Müller Beat (1950)', 'Müller | Beat | '],
    ['Nee Anna', 'Nee | Anna | '],
    ['Huber Nata Anna', 'Huber | Nata Anna | '],
    ['Müller geb. Meier', 'Müller |  | '],
    // The patient's number, a sex in brackets
    ['0012345 - Mme REY Anne', 'REY | Anne | female'],
    ['REY Anne (12345)', 'REY | Anne | '],
    ['REY, Anne, 1950', 'REY | Anne | '],
    ['REY Anne PID12345', 'REY | Anne | '],
    ['Rey Anne PID12345', 'Rey | Anne | '],
    ['Rey Anne (VIP)', 'Rey | Anne (VIP) | '],
    ['Anne REY (FAVRE)', 'REY (FAVRE) | Anne | '],
    ['@SUM(100) Anne', '@SUM(100) | Anne | '],
    ['Rey Anne [PID 12345]', 'Rey | Anne | '],
    ['Rey Anne (12.03.1980, F)', 'Rey | Anne | '],
    ['Rey Anne, 46 ans', 'Rey | Anne | '],
    ['Rey Anne, 12. März 1980', 'Rey | Anne | '],
    ['Rey Anne / 1980-03-12', 'Rey | Anne | '],
    ['REY Anne (F)', 'REY | Anne | female'],
    ['Rey Anne [m]', 'Rey | Anne | male'],
    ['Rey Anne (K)', 'Rey | Anne (K) | '],
    // Two last names of one person
    ['ROSSI in BIANCHI Anna', 'ROSSI in BIANCHI | Anna | '],
    ['Rossi in Bianchi Anna', 'Rossi in Bianchi | Anna | '],
    ['Anna ROSSI ved. BIANCHI', 'ROSSI ved. BIANCHI | Anna | '],
    ['REY ép. de FAVRE Anne', 'REY ép. de FAVRE | Anne | '],
    ['in Albon Anna', 'in | Albon Anna | '],
    ['de Souza e Silva Ana', 'de Souza e Silva | Ana | '],
    ['DE SOUZA e SILVA Ana', 'DE SOUZA e SILVA | Ana | '],
    ['Graf-von Arx Eva', 'Graf-von Arx | Eva | '],
    ['GRAF-von ARX Eva', 'GRAF-von ARX | Eva | '],
    ["van 't Hooft Gerard", "van 't Hooft | Gerard | "],
    ['Auf der Maur Vreni', 'Auf der Maur | Vreni | '],
    ['in der Maur Rita', 'in der Maur | Rita | '],
    ['An Thi Ha', 'An | Thi Ha | '],
    ['St. John Ann', 'St. John | Ann | '],
    // Addresses of several, and of the church
    ['MM. REY Luc', 'REY | Luc | neutral'],
    ['M.REY Luc', 'REY | Luc | male'],
    ['Père REY Luc', 'REY | Luc | neutral'],
    ['Don Luc', 'Don | Luc | '],
    // A generation (junior) stays with the last part
    ['MÜLLER Beat jun.', 'MÜLLER | Beat jun. | '],
    ['Beat MÜLLER jun.', 'MÜLLER jun. | Beat | '],
    ['von und zu Stein Urs', 'von und zu Stein | Urs | ']
  ])('%s', (cell, names) => {
    expect(split(cell)).toBe(names)
  })

  test.each([
    ['Ruth van der Berg', 'van der Berg | Ruth | '],
    ["Siobhan O'Neil", "O'Neil | Siobhan | "],
    ['Anna Maria Keller', 'Keller | Anna Maria | '],
    ['Ali Ben Salah', 'Ben Salah | Ali | '],
    ['Ben Stiller', 'Stiller | Ben | '],
    ['Smith, Ian', 'Smith | Ian | '],
    ['SMITH Ian', 'SMITH | Ian | '],
    ['Ruth MEYER - BISCH', 'MEYER - BISCH | Ruth | '],
    ['Ruth Meyer - Bisch', 'Meyer - Bisch | Ruth | '],
    ['Ms Ruth Smith', 'Smith | Ruth | female'],
    ['Madam Ruth Smith', 'Smith | Ruth | female'],
    ['Mr Ian Smith, PhD', 'Smith | Ian | male'],
    ['Ian Smith Dr. med.', 'Smith | Ian | '],
    ['Ruth Smith née Jones Lee', 'Smith | Ruth | '],
    ['Ruth Smith (née Jones)', 'Smith | Ruth | '],
    ['Ian van Dam Jr.', 'van Dam Jr. | Ian | '],
    ['Anna Rossi in Bianchi', 'Rossi in Bianchi | Anna | '],
    ['Ana de Souza e Silva', 'de Souza e Silva | Ana | '],
    ['Eva Graf-von Arx', 'Graf-von Arx | Eva | '],
    ['Rita Anna in der Maur', 'in der Maur | Rita Anna | '],
    ['Hans Peter Herr', 'Herr | Hans Peter | '],
    ['Ian Smith III', 'Smith III | Ian | '],
    ['Amartya Sen', 'Sen | Amartya | '],
    ['Ravi Kumar Sen', 'Sen | Ravi Kumar | ']
  ])('%s, where the first name comes first', (cell, names) => {
    expect(split(cell, 'first-last')).toBe(names)
  })

  test('the split is said, and what is missing', () => {
    expect([readFullName('Rochat Anna', 'last-first'), readFullName('Rochat', 'last-first')]).toEqual([
      { lastName: 'Rochat', firstName: 'Anna', errors: [], warnings: ['name-split'] },
      { lastName: 'Rochat', errors: ['first-name-missing'], warnings: [] }
    ])
  })
})

test('a cell longer than any name is not searched for annotations', () => {
  const digits = `(${'1'.repeat(100_000)} Anne`
  expect(readFullName(digits, 'last-first').firstName).toBe('Anne')
})

test('the header shows the order of names', () => {
  const firstLast = [
    'Prénom Nom',
    'PRÉNOM ET NOM',
    'Vorname Name',
    'Vorname/Nachname',
    'Vor- und Nachname',
    'Vor- und Zuname',
    'Vor-/Nachname',
    'Nome e cognome',
    'First and last name',
    'Patient name',
    "Patient's name",
    'Full name',
    'Given name, surname'
  ]
  const lastFirst = [
    'Nom Prénom',
    'Nom et prénom',
    'Name, Vorname',
    'Nach- und Vorname',
    'Cognome e nome',
    'Last name, first name',
    'Surname / Forename',
    'Patient',
    'Name',
    'Nom du patient',
    'Patientenname'
  ]
  expect(firstLast.filter((header) => nameOrderOfHeader(header) !== 'first-last')).toEqual([])
  expect(lastFirst.filter((header) => nameOrderOfHeader(header) !== 'last-first')).toEqual([])
})

test('a courtesy title before a separate last name is kept and shows the sex', () => {
  expect([readNames('Anne', 'Mme Rapin'), readNames('Anne', 'de la Cruz'), readNames('Luc', 'Famille Rapin')]).toEqual([
    { firstName: 'Anne', lastName: 'Mme Rapin', genderBefore: 'female', errors: [], warnings: [] },
    { firstName: 'Anne', lastName: 'de la Cruz', errors: [], warnings: [] },
    { firstName: 'Luc', lastName: 'Famille Rapin', genderBefore: 'neutral', errors: [], warnings: [] }
  ])
})
