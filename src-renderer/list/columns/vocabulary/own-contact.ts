import { allWords, oneOf } from '../../terms.ts'

// Words that may be in the title of the patient's own phone or e-mail. Any other word may name a person or a house.

/** Whole words. `geschäftlich`, `bureau` and `office` are missing on purpose: the number may be a company's. */
const ownWords = {
  fr: `
    telephonique, telephoniques, joindre, joignable, coordonnees, numero, numeros, courriel, courriels, courrier, mel,
    messagerie, electronique, adresse, adresses, portable, portables, port, ptble, cellulaire, fixe, fixes, ligne,
    prive, privee, prives, perso, personnel, personnelle, domicile, dom, maison, prof, profess, professionnel,
    professionnelle, pro, travail, principal, principale, premier, premiere, deuxieme, second, seconde, secondaire,
    prefere, preferee, favori, actuel, actuelle, propre, jour, journee, soir, suisse, obligatoire, facultatif, contact,
    contacts, client, cliente, clients, usager, er, ere, eme, valeur, de, du, des, d, la, le, les, l, et, ou, a, au, en,
    pour, si, par`,
  de: `
    telefonisch, telefonische, erreichbar, erreichbarkeit, erreichbarkeiten, rufnummer, rufnr, ruf, nummer, nummern, funk,
    elektronische, elektronischer, anschrift, post, festnetz, fixnetz, mobilfunk, zuhause, zu, hause, wohnung, privat,
    private, privater, privates, persoenlich, personlich, personliche, arbeit, beruf, beruflich, berufliche, haupt,
    erste, erster, zweite, zweiter, zweites, bevorzugt, bevorzugte, bevorzugter, aktuell, aktuelle, eigene, eigener,
    eigenes, tagsuber, abend, abends, tags, schweiz, pflichtfeld, pflicht, kontakt, kontakte, klient, klientin, kunde,
    in, innen, wert, der, die, das, den, dem, des, und, u, oder, am, an, zur, zum, fur, fuer, unter, per, s, n, tf`,
  it: `
    telefonico, telefonica, numeri, recapito, recapiti, elettronica, elettronico, indirizzo, posta, portatile, cellulare,
    cellulari, telefonino, fisso, rete, linea, privato, privata, personale, personali, casa, abitazione, lavoro,
    professionale, ab, principale, primo, secondo, secondario, preferito, preferita, attuale, proprio, propria, giorno, sera,
    svizzera, svizzero, obbligatorio, contatto, contatti, paziente, pazienti, assistito, assistita, valore, di, del,
    della, dello, dell, il, lo, e, o, al, per, su`,
  en: `
    numbers, number, landline, line, cellphone, address, addresses, home, work, main, primary, secondary, preferred,
    favourite, current, own, daytime, day, evening, mandatory, required, optional, international, value, of, the, and,
    or, for, at, by, no`,
  any: `
    tel, tels, telephone, telephones, teleph, tph, telefon, telefone, telefono, telefoni, telefonnr, phone, phones, fon,
    fono, ph, call, mobile, mobiles, mobil, mobili, mob, cell, cel, cellular, celular, natel, natels, nat, handy, handys,
    gsm, sms, whatsapp, whats, app, smartphone, smart, e, mail, mails, email, emails, el, elec, elektr, adr, addr, fix,
    priv, pers, p, m, h, w, t, principal, n, nr, nos, num, nbr, patient, patiente, patients, patienten, patientin,
    patientinnen, patientes, pat, pt, pts, contact, st, nd, rd, i, ii, iii, ch, swiss, intl, e164, format, video,
    visio`
}
const whole = new RegExp(`^${oneOf(ownWords)}$`)

/** Parts of compounds: `Mobiltelefonnummer`, `Privatnatel`, `telmob`, `emailadresse`. */
const parts = {
  fr: 'numero, prive, perso, portable, port, fixe, dom, prof, principal, courriel',
  de: `
    nummern, nummer, rufnummer, rufnr, ruf, festnetz, fixnetz, funk, privat, haupt, zweit, erst, kontakt, patienten,
    patientinnen, patientin, klienten, adressen, adresse, adress, arbeits, tages, daten`,
  it: 'cellulare, numero, casa, privato, paziente',
  en: 'number, home, work, landline, cellphone, main, address',
  any: `
    telephone, telephon, telefono, telefone, telefon, tel, phones, phone, fon, mobile, mobil, mob, natel, nat, handy,
    gsm, sms, smart, cell, cel, fix, emails, email, mails, mail, priv, pers, patient, pat, nr, num, no, adr, contact`
}
const partWords = allWords(parts)

/**
 * Whether a word consists of parts, with an `s` between them or without. Each place of the word is looked at once: an
 * expression would try every way to divide it.
 */
function isCompound(word: string): boolean {
  const ends = new Set([0])
  for (let at = 0; at < word.length; at++) {
    if (!ends.has(at)) continue
    for (const part of partWords) {
      if (!word.startsWith(part, at)) continue
      const end = at + part.length
      ends.add(end)
      if (word[end] === 's' && end + 1 < word.length) ends.add(end + 1)
    }
  }
  return ends.has(word.length)
}

/** Of one letter, and not in a compound: `Tel. G` is a company's, `Tel. V` may be the father's. */
const minCompoundLength = 4

/** Groups above the header that change nothing about whose contact is below them; without the words above. */
const neutralGroupWords = {
  fr: 'donnees, informations, information, identite, rendez, vous, rdv, consultation, visite, naissance, autre, autres, divers',
  de: 'daten, angaben, stammdaten, personalien, personendaten, identitat, termin, termine, konsultation, geburt, diverses, weiteres',
  it: 'dati, identita, appuntamento, appuntamenti, visita, nascita, anagrafica',
  en: 'detail, details, data, appointment, appointments, birth, person, other',
  any: 'info, infos'
}
const neutralGroup = new RegExp(`^${oneOf(neutralGroupWords)}$`)

function isOwnWord(word: string): boolean {
  return whole.test(word) || (word.length >= minCompoundLength && isCompound(word))
}

function wordsIn(text: string): readonly string[] {
  return text
    .replace(/\d+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
}

/** `Tel. P`, `Tél. M`, `Phone (h)`, `Tel. w`: kinds. Another letter behind a phone may be a person: `Tel. T`. */
const otherLetter =
  /(?:^| )(?:tel|tf|phone|fon|natel|nat|handy|mob|cell|port|gsm|e?mail)[a-z]*(?: n| nr| no)? (?![pmhwni]$)[a-z]$/

/** Whether a title (as `headerWords` gives it) holds nothing but words of the patient's own contact. */
export function saysOwnContact(title: string): boolean {
  return !otherLetter.test(title) && wordsIn(title).every(isOwnWord)
}

/** Whether a group above a contact says nothing about whose it is, or that it is the patient's. */
export function isNeutralGroup(group: string): boolean {
  return wordsIn(group).every(
    (word) => isOwnWord(word) || neutralGroup.test(word) || /^patient|^klient|^client/.test(word)
  )
}
