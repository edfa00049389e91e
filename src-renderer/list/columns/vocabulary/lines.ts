import { oneOf } from '../../terms.ts'

// Words of whole lines: groups above the header, totals, footers, headings.

const groupLeads = {
  fr: 'donnees, coordonnees',
  de: 'daten, angaben',
  it: 'dati',
  en: 'detail, details',
  any: 'info, infos, information, informations, contact'
}
const articles = { fr: 'du, des, de la, de', de: 'der, zum, zur', it: 'del, della', en: 'of, the' }
const groups = {
  fr: `
    coordonnees, rendez vous, rdv, consultation, visite, medecin, medecins,
    medecin|medecins responsable|responsables|traitant|traitants|consultant|consultants|adresseur|adresseurs,
    medecin|medecins de famille, docteur, intervenant, intervenants, intervenante, intervenantes, soignant,
    soignants, soignante, soignantes, professionnel, professionnels, professionnel|professionnels de sante,
    professionnel|professionnels de la sante, chirurgien, chirurgiens, chirurgienne, chirurgiennes, operateur,
    operateurs, praticien, praticiens, proche, proches, personne a prevenir, personne de contact, assurance,
    naissance, identite, telephone, telephones, facturation, sejour, autre, autres, divers`,
  de: `
    klient*, kontakt*, termin*, konsultation, behandler*, behandelnde* arzt|arztin, arzt, arztin, arzte, hausarzt*,
    kinderarzt*, zuweiser*, fachperson, fachpersonen, spezialist*, leistungserbringer*, chirurg, chirurgen, chirurgin,
    angehorige*, kontaktperson*, notfallkontakt*, versicherung, krankenkasse, geburt, identitat, personalien,
    personendaten, telefon, telefone, telefonnummern, rechnung, aufenthalt, fall, diverses, weiteres`,
  it: `
    paziente, pazienti, paziente|pazienti a|i|e, contatto, contatti, recapiti, appuntamento, appuntamenti, medico,
    medici, medico|medici curante, medico|medici di famiglia, chirurgo, chirurga, persona di contatto,
    assicurazione, nascita, identita, indirizzo, telefono`,
  en: `
    contact, contacts, appointment, appointments, doctor, doctors, clinician, clinicians, physician, physicians,
    surgeon, surgeons, consultant, consultants, provider, providers, gp, next of kin, emergency contact,
    insurance, birth, person, address, phone, phones, other`,
  any: `patient*, patient* e|in|en|innen, client*, visit, specialist*, psycholog*, therap*, pediatr*, adresse`
}
const groupTails = {
  fr: 'donnees',
  de: 'daten, angaben, informationen, kontakt',
  it: 'dati',
  en: 'data, detail, details',
  any: 'info, infos, information, informations, contact'
}
/** What a line above the header may say about the columns below it; the whole cell. */
export const groupLine = new RegExp(
  `^(?:${oneOf(groupLeads)} ?)?(?:${oneOf(articles)} )*${oneOf(groups)}(?: ${oneOf(groupTails)})?$`
)

const sumLeads = {
  fr: 'sous, nombre, grand',
  de: 'zwischen, gesamt, end, tages, jahres, anzahl',
  it: 'numero, totale',
  en: 'sub',
  any: 'total'
}
const sums = { fr: 'somme', de: 'summe, summen', it: 'somma', en: 'sum', any: 'total*' }
const counts = {
  fr: `
    nombre de|total, nb|nbr|nombre|numero patient*|pazienti|rdv|consultation|consultations|appuntamenti|visite,
    nb|nbr|nombre|numero rendez vous`,
  de: 'gesamt*, anzahl, zwischentotal*, zwischensumme*, zusammen, insgesamt',
  it: 'numero di|totale, totale',
  en: 'number of, count, subtotal*',
  any: `
    
    nb|nbr|nombre|numero de|d|des|di|dei|degli|delle patient*|pazienti|rdv|consultation|consultations,
    nb|nbr|nombre|numero de|d|des|di|dei|degli|delle appuntamenti|visite,
    nb|nbr|nombre|numero de|d|des|di|dei|degli|delle rendez vous`
}
const counted = {
  fr: 'rendez vous, rdv',
  de: 'termin, termine',
  it: 'pazienti, appuntamenti',
  en: 'appointment, appointments',
  any: 'patient*'
}
/** Totals: a sum, a count, or a number of what is listed. */
export const total = new RegExp(
  `^(?:(?:${oneOf(sumLeads)} ?)?${oneOf(sums)}|${oneOf(counts)}|\\d+ ${oneOf(counted)})(?: |$)`
)

const footers = {
  fr: `
    imprime, edite, imprimante, date impression|edition, date d impression|edition, genere, cree le, exporte, extrait,
    etat au, fin page, fin de page, fin liste|document, fin de liste|document, fin la liste|page|document,
    fin de la liste|page|document, confidentiel, legende`,
  de: `
    druck, gedruckt, ausgedruckt, generiert, erstellt, exportiert, auszug, stand, seite, ende der, ende, vertraulich,
    quelle, legende`,
  it: `
    stampat, stampa, data stampa, data di stampa, generato, esportat, pagina, fine lista|elenco,
    fine della lista|elenco, confidenzial, riservato, fonte, legenda`,
  en: 'printed, print date, created, generated, end of, confidential, copyright, legend',
  any: 'edition, export, extraction, page, pag, source'
}
const pages = { de: 'seite', it: 'pagina', any: 'page' }
const listEnds = {
  fr: 'fin de liste, fin de la liste',
  de: 'ende der liste',
  it: 'fine lista, fine della lista, fine elenco',
  en: 'end of list|report, end of the list|report'
}
/** Footers: when and from what a list was printed, page numbers, its end. */
export const footer = new RegExp(`^${oneOf(footers)}\\b|${oneOf(pages)} \\d+|\\b${oneOf(listEnds)}\\b`)

const headings = {
  fr: `
    medecin, clinique, hopital, salle, jour, consultation, agenda, liste, periode, semaine, du, unite, cabinet,
    filtre, critere, remarque, nb`,
  de: `
    abteilung, arzt, arztin, klinik, spital, raum, datum, tag, sprechstunde, konsultation, zeitraum, woche, vom,
    praxis, kriteri, bemerkung, hinweis`,
  it: 'reparto, medico, clinica, ospedale, sala, data, giorno, lista, periodo, settimana, dal, studio, filtro, nota',
  en: 'department, doctor, clinic, hospital, room, day, list, week, from',
  any: 'service, station, date, filter, note'
}
/** The first word of a heading between the patients. */
export const heading = new RegExp(`^${oneOf(headings)}\\b`)

/** Titles that spreadsheets and exports give to columns without one. */
const untitled = {
  fr: 'colonne, champ, sans titre',
  de: 'spalte, feld, ohne titel',
  it: 'colonna, campo',
  en: 'column, field, unnamed',
  any: 'f, col'
}
export const noTitle = new RegExp(`^${oneOf(untitled)}? ?[0-9]{0,3}$`)
