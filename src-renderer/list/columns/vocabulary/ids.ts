import { oneOf, terms } from '../../terms.ts'

/** Numbers that identify a person, a stay or an insurance: digits that must never be called. */
export const idAcronyms = terms({
  fr: `
    ipp, nip, nir, nss, avs*, navs*, rcc, nas, nda, iep, niss, ins, rpps, adeli, finess, secu, *securite sociale*,
    carte`,
  de: 'ahv*, veka, zsr, egk, epd, kis, kvnr, lanr, bsnr, *sozialvers*, *karte+n*, *karten+n*',
  it: '*codice fiscale*, *tessera*, matricol*',
  en: 'mrn, ssn, nhs, nino, chi',
  any: 'pid, ean, gln, uid, guid, upi, iban'
})

export const ids = terms({
  fr: `
    n patient|visite|admission|venue|ordre|ss, n de|d patient|visite|admission|venue|ordre|ss,
    n du patient|visite|admission, cas, *dossier*, episode*, sejour*, identifi*`,
  de: `
    patnr, patnum*, patid, *patientnr, *patientnum, *patientnummer, *patientid, patientnum*, *patientennr,
    *patientennum, *patientennummer, *patientenid, patientennum*, fall*, akte*, *aufenthalt*, kennung*,
    schluessel*, fid, sv|kv|vers+nr|nummer, =vnr, konto*, *ausweisnr, *ausweisnummer, *ausweis nr, *passnr,
    *passnummer, *pass nr, *einwahlnr*, *einwahlnummer*, *konferenznr*, *konferenznummer*`,
  it: 'caso, cod fisc*, =c+f, pratica, impegnativ*',
  en: 'case, file no|nr|number|ref, hosp|hospital no|nr|number|id, dial in, meeting id',
  any: `
    pat|patient* nr|no|nos|num*|id|ids|n|ref|code|nbr, id pat*|paz*, id du|des|del pat*|paz*,
    n|nr|num|numero|nummer pat*|pazient*|adm*, n|nr|num|numero|nummer di|del|du|des pat*|pazient*|adm*,
    n|nr|num|numero|nummer de la pat*|pazient*|adm*`
})

const numberNouns = {
  fr: 'nos, numero, reference, rang, ordre, ligne, nb, nbr',
  de: 'nummer, nro, lfd, lfdnr, lfd nr, laufnummer, referenz, zeile',
  it: 'riferimento, riga, codice',
  en: 'number, row, line, key',
  any: 'n, nr, no, num, id, ids, ref, index, pos, position, code'
}
/** Nothing but a word for a number or an order. */
export const bareNumber = new RegExp(`^${oneOf(numberNouns)}(?: (?:n|nr|no))?$`)

/** The number of an appointment, not its time: its digits could pass for a day's serial number. */
export const appointmentNumber = terms({
  fr: 'nos, numero, reference',
  de: `
    nummer, referenz, *terminnr, *terminnummer, *terminid, *buchungsnr, *buchungsnummer, *buchungsid`,
  it: 'cod, codice',
  en: 'number',
  any: 'n, nr, no, num, id, ids, ref, code'
})
