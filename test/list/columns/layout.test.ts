import { describe, expect, it } from 'vitest'
import { proposeLayout, readList } from '../../../src-renderer/list/index.ts'
import { meaningsOf, outcomes, proposalsOf, readLines, settings } from './read-lines.ts'

const people = [
  'Rochat;Anna;f;079 123 45 01;01.12.2026;08:30',
  'Favre;Luc;m;079 123 45 02;01.12.2026;09:30',
  'Roux;Zoé;f;079 123 45 03;02.12.2026;10:30'
]
/** `phone;time;date;sex;first;last` */
function phoneFirst(line: string): string {
  const [last, first, sex, phone, date, time] = line.split(';')
  return [phone, time, date, sex, first, last].join(';')
}
const usual = 'lastName firstName gender phone:mobile date time'

describe('the header', () => {
  it('is found below any number of titles and blank lines', () => {
    const titles = [
      'Hôpital;;;;;',
      'Service : cardiologie;;;;;',
      'Tél. 022 345 67 89;;;;;',
      'Du 01.12.2026;;;;;',
      ';;;;;'
    ]
    expect(outcomes(...titles, 'Nom;Prénom;Sexe;Natel;Date;Heure', ...people)).toEqual([
      '1 aside title',
      '2 aside title',
      '3 aside title',
      '4 aside title',
      '5 aside blank',
      '6 aside header',
      '7 ready',
      '8 ready',
      '9 ready'
    ])
  })

  it('takes a line of groups above it into account', () => {
    const groups = ';Patient;;;Médecin;;;Médecin traitant;;RDV;'
    const header = 'IPP;Nom;Prénom;Mobile;Nom;Prénom;E-mail;Nom;E-mail;Date;Heure'
    const row = '1;Dupont;Anne;079 123 45 01;Roux;Luc;luc@h.example;Petit;petit@h.example;01.12.2026;08:30'
    expect(meaningsOf(groups, header, row)).toBe(
      'patientNumber lastName firstName phone:mobile ignore ignore doctorEmail ignore ignore date time'
    )
  })

  it('continues in a second row under its groups', () => {
    const reading = readLines('Nom;Prénom;Sexe;Natel;Rendez-vous;', ';;;;Date;Heure', ...people)
    expect(reading.layout).toEqual({
      headerRow: 2,
      headers: ['Nom', 'Prénom', 'Sexe', 'Natel', 'Rendez-vous / Date', 'Rendez-vous / Heure'],
      columns: usual.split(' '),
      dateSystem: 1900
    })
  })

  it('continues in a second row of words that only make sense with their group', () => {
    const rows = people.map((line, at) => line.replace(';079', `;022 345 67 8${at};079`))
    expect(meaningsOf('Nom;Prénom;Sexe;Téléphone;;Rendez-vous;', ';;;Privé;Mobile;Date;Heure', ...rows)).toBe(
      'lastName firstName gender phone phone:mobile date time'
    )
  })

  it('is read through stars, colons, units and line breaks', () => {
    const header = '* Nom :;Prénom *;Sexe (M/F);"N° de\nnatel";"Date\n(jj.mm.aaaa)";"Heure [hh:mm]"'
    expect(meaningsOf(header, ...people)).toBe(usual)
  })

  it('in unknown words is a header if there are values below it', () => {
    expect(outcomes('Famille;Personne;XYZ;Joindre;Venue;Moment', ...people)[0]).toBe('1 aside header')
  })

  it('is where the user says it is, or nowhere', () => {
    const { rows } = readLines('Nom;Prénom;Sexe;Natel;Date;Heure', ...people)
    expect(proposeLayout(rows, { headerRow: null }).layout.headerRow).toBeNull()
    expect(proposeLayout(rows, { headerRow: 2 }).layout.headers).toEqual(people[0]?.split(';'))
  })
})

describe('records that are no patients', () => {
  const header = 'Nom;Prénom;Sexe;Natel;Date;Heure'

  it('are headings, repeated headers, totals and footers at any position; Page and Total can be patients', () => {
    const lines = [
      header,
      'Mardi 1 décembre 2026;;;;;',
      people[0] ?? '',
      'Dr Corboz;;;;;',
      'Service;Cardiologie;;;;',
      'Nom;Prénom;Sexe;Natel;Date;Heure',
      'Page;Robert;m;079 123 45 09;01.12.2026;10:00',
      'Total;Marie;f;079 123 45 08;01.12.2026;10:00',
      'Sous-total;2;;;;',
      'Imprimé le 30.11.2026;;;Page 1/2;;',
      '----;----;----;----;----;----',
      'Total : 3 rendez-vous;;;;;',
      '*** fin de la liste ***;;;;;',
      '2;;;;;Total'
    ]
    expect(outcomes(...lines)).toEqual([
      '1 aside header',
      '2 aside title',
      '3 ready',
      '4 aside title',
      '5 aside title',
      '6 aside repeated-header',
      '7 ready',
      '8 ready',
      '9 aside total',
      '10 aside footer',
      '11 aside title',
      '12 aside total',
      '13 aside footer',
      '14 aside total'
    ])
  })

  it('are headings of a day next to a doctor, and the titles of a second table, but no name next to a number', () => {
    expect(
      outcomes(
        header,
        'Mardi 01.12.2026;Dr Morel;;;;',
        people[0] ?? '',
        'Roth;021 314 11 11;;;;',
        people[1] ?? '',
        'Date;Nom;Natel;Remarque;;'
      )
    ).toEqual([
      '1 aside header',
      '2 aside title',
      '3 ready',
      '4 blocked contact-missing gender-missing',
      '5 ready',
      '6 aside repeated-header'
    ])
  })

  it('never are those with a name and something else of a patient: they are blocked, and seen', () => {
    const lines = [
      header,
      ...people,
      'Martin;Paul;;;;',
      'Muster;;w;;;',
      ';;;079 123 45 09;;',
      'frei;;;;01.12.2026;11:00'
    ]
    expect(outcomes(...lines).slice(4)).toEqual(
      [
        '5 blocked contact-missing gender-missing no-appointment',
        '6 blocked contact-missing first-name-missing no-appointment',
        '7 blocked first-name-missing last-name-missing gender-missing no-appointment',
        '8 blocked contact-missing first-name-missing gender-missing'
      ].map((text) => text.replace(' no-appointment', ''))
    )
  })
})

describe('a footer', () => {
  it('is one below a phone, too, although it has the digits of a day', () => {
    const lists = ['Imprimé le 30.11.2026', 'Total 14112026 RDV'].map((footer) =>
      outcomes('Natel;Heure;Date;Sexe;Prénom;Nom', ...people.map(phoneFirst), footer).at(-1)
    )
    expect(lists).toEqual(['5 aside footer', '5 aside total'])
  })
})

describe('columns without a title', () => {
  it('are recognised by their values, last name before first', () => {
    expect(meaningsOf(...people)).toBe('lastName firstName gender phone date time')
  })

  it('are recognised next to those that have one', () => {
    expect(meaningsOf('Nom;Prénom;;;;', ...people)).toBe('lastName firstName gender phone date time')
    expect(meaningsOf('Nom;;Sexe;Natel;Date;Heure', ...people)).toBe(usual)
  })

  it('distinguish birth dates from visits, ends from starts, patient numbers from phones', () => {
    const lines = [
      '2723254;Mme;Dupont;Anne;12.03.1960;079 123 45 01;anne@example.org;01.12.2026;08:30;09:00',
      '2723255;M.;Martin;Paul;13.04.1971;079 123 45 02;paul@example.org;01.12.2026;09:30;10:00',
      '2723256;M.;Roux;Luc;13.04.1951;079 123 45 03;luc@example.org;02.12.2026;09:30;10:00'
    ]
    expect(meaningsOf(...lines)).toBe('ignore title lastName firstName birthDate phone email date time ignore')
  })

  it('are not the patient’s if every row has the same address or number', () => {
    const lines = [1, 2, 3, 4, 5].map(
      (at) => `Dupon${'abcde'[at - 1]};Anne;f;079 123 45 0${at};022 345 67 89;praxis@example.org;0${at}.12.2026;08:30`
    )
    expect(meaningsOf(...lines)).toBe('lastName firstName gender phone ignore ignore date time')
  })

  it('are times if digits alone are next to the day, not if they are numbers of patients', () => {
    const numbered = people.map((line, at) => `1030${10 + at};${line}`)
    const compact = people.map((line, at) => `${1000 + at};${line.replace(':', '')}`)
    expect([meaningsOf(...numbered), meaningsOf(...compact)]).toEqual([
      'ignore lastName firstName gender phone date time',
      'ignore lastName firstName gender phone date time'
    ])
  })

  it('have the hour of a day whose title could mean both', () => {
    expect(meaningsOf('Nom;Prénom;Sexe;Natel;Rendez-vous;', ...people)).toBe(
      'lastName firstName gender phone:mobile dateTime time'
    )
  })

  it('have both names where each has two words', () => {
    expect(
      meaningsOf('Dupont Anne;f;079 123 45 01;01.12.2026 08:30', 'Martin Paul;m;079 123 45 02;01.12.2026 09:30')
    ).toBe('fullName gender phone dateTime')
  })
})

describe('a table of something else', () => {
  it.each([
    ['accounts', 'Konto;Bezeichnung;Saldo\n1000;Kasse;120.50\n1020;Bank;3400.00\n'],
    ['goods', 'Article,Quantité,Prix\nGants,100,12.50\nMasques,50,5.00\n'],
    ['a log', '2026-11-30 07:12:01 INFO start; ok\n2026-11-30 07:12:02 INFO done; ok\n']
  ])('is no list of patients: %s', (_, text) => {
    expect(readList(new TextEncoder().encode(text), { settings, rowId: String })).toEqual({
      kind: 'unreadable',
      reason: 'no-columns'
    })
  })
})

describe('a weekday', () => {
  it('is no date, even if its title is day', () => {
    const rows = people.map((line, at) => `${line};${['Di', 'mardi', 'gio'][at]}`)
    expect(meaningsOf('Nom;Prénom;Sexe;Natel;Date;Heure;Jour', ...rows)).toBe(`${usual} ignore`)
    const first = people.map((line, at) => `${['Di', 'mardi', 'gio'][at]};${line}`)
    expect(meaningsOf('Tag;Name;Vorname;Geschlecht;Natel;Datum;Zeit', ...first)).toBe(`ignore ${usual}`)
  })
})

describe('columns with a title', () => {
  it('say why they were matched so', () => {
    const { evidence } = readLines(
      'Nom;Prénom;Natel;E-mail;Fin;;Truc',
      'Dupont;Anne;079 123 45 01;x;09:00;f;y',
      'Roux;Luc;079 123 45 02;x;09:00;m;y',
      'Favre;Zoé;079 123 45 03;x;09:00;f;y'
    )
    expect(evidence.map(({ meaning, evidence: reasons, samples }) => [meaning, reasons, samples])).toEqual([
      ['lastName', [{ kind: 'header', text: 'Nom' }, { kind: 'values' }], ['Dupont', 'Roux', 'Favre']],
      ['firstName', [{ kind: 'header', text: 'Prénom' }, { kind: 'values' }], ['Anne', 'Luc', 'Zoé']],
      [
        'phone:mobile',
        [{ kind: 'header', text: 'Natel' }, { kind: 'values' }],
        ['079 123 45 01', '079 123 45 02', '079 123 45 03']
      ],
      ['email', [{ kind: 'header', text: 'E-mail' }, { kind: 'contradicted' }], ['x']],
      ['ignore', [{ kind: 'ignored', reason: 'end' }], ['09:00']],
      ['gender', [{ kind: 'values' }], ['f', 'm']],
      ['ignore', [{ kind: 'ignored', reason: 'unknown' }], ['y']]
    ])
  })
})

describe('phones and addresses of others', () => {
  const rey = 'Rey;Anne;f;022 345 67 89;01.12.2026 08:30'

  it('belong to the contact, the relative or the doctor next to them', () => {
    const own = 'lastName firstName gender phone dateTime'
    const header = 'Nom;Prénom;Sexe;Tél.;RDV'
    const contact = [
      'Kontaktname;Kontakttelefon;Kontakt E-Mail',
      'Contact;Tél. contact;Mail contact',
      'Personne à contacter;Portable;Mail'
    ].map((titles) => meaningsOf(`${header};${titles}`, `${rey};Rey Paul;079 123 45 10;paul@x.example`))
    expect(contact).toEqual(contact.map(() => `${own} ignore ignore ignore`))
    expect(meaningsOf(`${header};Mère;Lien;Natel`, `${rey};Rey Lea;tutrice;079 123 45 10`)).toBe(
      `${own} ignore ignore ignore`
    )
  })

  it('are asked about between a doctor and the patient, if no second row shows whose they are', () => {
    expect(
      meaningsOf(
        'Arzt;E-Mail;Tel.;Patient;m/w;Mobile;Termin',
        'Dr. Roth;roth@h.example;079 888 77 66;Rey Anne;w;079 123 45 10;01.12.2026 08:30'
      )
    ).toBe('doctor ignore ignore fullName gender phone:mobile dateTime')
    expect(meaningsOf('Arzt;Natel;Name;Vorname;m/w;Termin', 'Dr. Roth;079 123 45 10;Rey;Anne;w;01.12.2026 08:30')).toBe(
      'doctor ignore lastName firstName gender dateTime'
    )
  })

  it('are asked about after a repeated title of a name', () => {
    const row = 'Rey;Anne;F;;01.12.2026 08:30;Roy;Lea;079 123 45 11'
    expect(meaningsOf('Nom;Prénom;Sexe;Natel;RDV;Nom;Prénom;Natel', row)).toBe(
      'lastName firstName gender phone:mobile dateTime ignore ignore ignore'
    )
    const { contacts } = proposalsOf('Nom;Prénom;Sexe;Natel;RDV;Nom;Prénom;Natel', row)
    expect(contacts).toMatchObject([{ column: 7, meaning: 'phone:mobile', withoutOther: 1 }])
  })

  it('are the patient’s where no person is named before them', () => {
    expect(
      meaningsOf(
        'Nom;Prénom;Sexe;Tél.;RDV;Notfallnummer;Portable;Notfall;Mobile',
        `${rey};079 999 88 77;079 123 45 10;nein;079 123 45 11`
      )
    ).toBe('lastName firstName gender phone dateTime ignore phone:mobile ignore phone:mobile')
  })

  it('do not follow from a number that is said to be a relative’s', () => {
    expect(
      meaningsOf('Nom;Prénom;Sexe;Tél.;RDV;Tél. personne à prévenir;E-mail', `${rey};079 123 45 10;anne@x.example`)
    ).toBe('lastName firstName gender phone dateTime ignore email')
  })
})

describe('a title', () => {
  it('over yes and no is about a phone that another column has', () => {
    expect(
      meaningsOf(
        'Nom;Prénom;Sexe;Natel;Smartphone;E-mail',
        'Rey;Anne;f;079 123 45 10;oui;',
        'Roy;Luc;m;;non;l@x.example'
      )
    ).toBe('lastName firstName gender phone:mobile ignore email')
    expect(meaningsOf('Nom;Prénom;Sexe;Natel;RDV', 'Rey;Anne;f;oui;01.12.2026 08:30')).toBe(
      'lastName firstName gender phone:mobile dateTime'
    )
  })

  it('that says cancelled is read in each row', () => {
    expect(
      outcomes(
        'Nom;Prénom;Sexe;Natel;RDV;Annulé le',
        'Rey;Anne;f;079 123 45 10;01.12.2026 08:30;28.11.2026',
        'Roy;Luc;m;079 123 45 11;01.12.2026 08:30;'
      )
    ).toEqual(['1 aside header', '2 blocked cancelled', '3 ready'])
  })

  it('about the patient is no patient, and one about something else no name', () => {
    expect(meaningsOf('Nouveau patient;Patient informé;Patient;Natel', 'oui;non;Rey Anne;079 123 45 10')).toBe(
      'ignore ignore fullName phone:mobile'
    )
    expect(meaningsOf('Nom du médicament;Nom;Prénom;Natel', 'Dafalgan;Rey;Anne;079 123 45 10')).toBe(
      'ignore lastName firstName phone:mobile'
    )
  })

  it('of another hour or day loses to the plain one, at any position', () => {
    const others = 'Abholzeit;Rückrufzeit;Ablaufdatum;Date accident;Therapiebeginn'
    const row = '07:00;17:45;15.02.2027;15.03.2027;15.04.2027'
    const plain = 'lastName firstName phone:mobile date time'
    expect(meaningsOf(`${others};Name;Vorname;Natel;Datum;um`, `${row};Rey;Anne;079 123 45 10;01.12.2026;08:30`)).toBe(
      `ignore ignore ignore ignore ignore ${plain}`
    )
    expect(meaningsOf('Name;Vorname;Natel;Ablaufdatum;Abholzeit', 'Rey;Anne;079 123 45 10;01.12.2026;08:30')).toBe(
      plain
    )
  })

  it('of an appointment elsewhere gives way to the plain date, and serves where there is none', () => {
    const row = ';Rey;Anne;079 123 45 10'
    expect(
      meaningsOf(
        'Termin MRI;Kontrolltermin;Name;Vorname;Natel;Datum;Zeit',
        `15.02.2027;01.03.2027${row};01.12.2026;08:30`
      )
    ).toBe('ignore ignore lastName firstName phone:mobile date time')
    expect(meaningsOf('Kontrolltermin;Name;Vorname;Natel;Zeit', `01.12.2026${row};08:30`)).toBe(
      'date lastName firstName phone:mobile time'
    )
  })

  it('that contains the letters of another word does not mean it', () => {
    const row = 'Rey;Anne;079 123 45 10;20.11.2026;B1'
    expect(meaningsOf('Name;Vorname;Natel;Kostengutsprache vom;Sprachniveau', row)).not.toContain('language')
  })

  it('of two that say only date yields to the one with days to come', () => {
    expect(
      meaningsOf('Datum;Name;Vorname;Natel;Datum;Zeit', '15.11.2026;Rey;Anne;079 123 45 10;01.12.2026;08:30')
    ).toBe('ignore lastName firstName phone:mobile date time')
  })

  it('of an earlier, a later or a wished appointment gives way to the date', () => {
    expect(
      meaningsOf(
        'Premier RDV;RDV suivant;Date opération;RDV pris le;Nom;Prénom;Natel;Date;Heure',
        '02.02.2026;15.03.2027;20.11.2026;12.11.2026;Rey;Anne;079 123 45 10;01.12.2026;08:30'
      )
    ).toBe('ignore ignore ignore ignore lastName firstName phone:mobile date time')
  })

  it('of a birth name is ignored next to both names in one column', () => {
    const row = 'Moulin;Rey Anne;079 123 45 10'
    const header = ['Ledigname;Patient', 'Nom de naissance;Nom', 'Maiden name;Full name']
    expect(header.map((titles) => meaningsOf(`${titles};Mobile`, row, row.replace('Anne', 'Luc')))).toEqual(
      header.map(() => 'ignore fullName phone:mobile')
    )
    expect(meaningsOf('Nom de naissance;Prénom;Mobile', 'Moulin;Anne;079 123 45 10')).toBe(
      'lastName firstName phone:mobile'
    )
  })

  it('of all first names loses to the one in use, and `Nat.` depends on its values', () => {
    const header = 'Nom de naissance;Liste des prénoms;Nom utilisé;Prénom utilisé;Nat.'
    expect(meaningsOf(header, 'MOULIN;MARIE, ANNE;REY;Anne;079 123 45 10')).toBe(
      'ignore ignore lastName firstName phone'
    )
    expect(meaningsOf(`${header};Mobile`, 'MOULIN;MARIE, ANNE;REY;Anne;CH;079 123 45 10')).toBe(
      'ignore ignore lastName firstName ignore phone:mobile'
    )
  })
})
