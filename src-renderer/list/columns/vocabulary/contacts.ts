import { oneOf, terms } from '../../terms.ts'

export const fax = terms({ fr: '*telecop*', any: 'fax*, telefax*' })

export const email = terms({
  fr: `
    courriel, courriels, mel, *messagerie*, *courrier electronique*, *courrier el, *adresse e|el|elec*,
    *adr e|el|elec*`,
  de: '*mailadr*, e+post, *elektr adresse|adr|post, *elektronische adresse|adr|post',
  it: '*posta el|elettronica, *indirizzo elettronico*',
  any: '*e+mail*, *mail, *mails'
})

export const mobilePhone = terms({
  fr: 'portable, portables, mobiles, tel*|tf port|ptble|m, m tel, telm, telport*, =port, *cellulair*',
  de: `
    mobil, mobiltel*, mobilnum*, mobilnr*, mobilfunk*, mobilphone*, mobilruf*, *telmobil*, natel*, telnat,
    *funktelefon*, *handy*`,
  it: 'mobili, portatile, telefonino',
  en: '*cell+phone*',
  any: `
    mobile, mob, telmob*, mobtel, *cellular*, *celular*, cel, cell, telcel, telcell, gsm, telgsm, sms, *whats+app*,
    *smart+phone*`
})

export const phone = terms({
  fr: `
    teleph, teldom, telfixe, telp, telprof, ligne|numero|num|n fixe, =fixe, numero|numeros contact,
    numero|numeros de contact`,
  de: 'tf, telnr, telg, telfest, ruf+nummer*, ruf+nr*, *festnetz*, fon, *kontaktnummer*',
  it: 'fono',
  en: 'ph, telno, landline, home no|number|nr, contact no|nr|number|tel|phone, day+time no*|number*, *phone*',
  any: `
    tel, tels, tph, tel1, tel2, tel3, tel4, tel5, tel6, tel7, tel8, tel9, telnum, telpr, telpriv, telpers, telfix,
    =fix, *telef*, *telephon*`,
  not: '*telefax*'
})

const numberOrLine = 'coordonnee|coordonnees|numero|numeros|n|no|nos|contact|contacts|ligne|kontakt*|erreichbar*'
/** A conversation by phone or from afar, not a number. */
export const byPhone = terms({
  fr: '*telephonique*',
  de: '*telefontermin*, *telefonkons*, *telefongespr*, *telefonisch*, *telephonisch*',
  en: '*phone consult*|appoint*|appt*|visit*|call*',
  any: 'tel kons*|consult*|termin*|gespr*|appt*',
  not: `
    ${numberOrLine} telephonique*, ${numberOrLine} telephonisch*, ${numberOrLine} telefonisch*,
    telefonisch*|telephonisch* erreichbar*|kontakt*|nummer*`,
  none: { it: '`Telefonico` is written of numbers too.' }
})

const contactNouns = {
  fr: 'contact, contacts, coordonnees',
  de: 'kontakt, kontaktdaten, erreichbar*',
  it: 'contatto, contatti, recapito, recapiti'
}
const whoseContact = {
  fr: 'domicile, prive, personnel',
  de: 'unter, privat, zuhause',
  it: 'casa, abitazione',
  en: 'home'
}
/** A contact and nothing more than where it is; lists mix languages here. */
export const contact = new RegExp(`^${oneOf(contactNouns)}(?: ${oneOf(whoseContact)})?$`)

/** A contact of the patient, and nothing more: `Patient contact`, `Coordonnées du patient`. */
export const patientsContact = terms({
  fr: `coordonnees|contact|contacts *patient*, coordonnees|contact|contacts de la|le *patient*,
    coordonnees|contact|contacts du|de|des *patient*`,
  de: '*patient* kontakt|kontakte|kontaktdaten, *patientenkontakt*, kontakt|kontaktdaten *patient*, kontakt|kontaktdaten der|des *patient*',
  it: 'contatto|contatti|recapito|recapiti *pazient*, contatto|contatti|recapito|recapiti del|della|dei *pazient*',
  en: '*patient* contact|contacts, *patient* s contact|contacts'
})

/** A contact anywhere in the title. */
export const aContact = terms({ de: '*kontakt*', it: '*contatt*', any: '*contact*' })

/** A place, or `Nat.`: the title of a phone in narrow lists; else of an address or a nation. */
export const contactPlace = terms({
  fr: '=domicile, =prive',
  de: '=nat, =zuhause, =privat, =geschaft',
  it: '=casa, =abitazione',
  en: '=home, =work'
})

/** What kind of contact the next column holds, or how it is shown: address books write this. */
export const aboutContact = terms({
  fr: 'afficher, affiche, *nom complet*',
  de: '*anzeigename*, *angezeigter*, typ, *bezeichnung*',
  it: 'tipo, visualizzato',
  en: '*display*',
  any: 'type, label'
})

/** Of a column that says of the number or the address next to it what or whose it is. */
export const contactLabel = terms({
  fr: 'libelle, etiquette, genre tel*|de tel*',
  de: 'typ, art, bez, bezeichnung*, telefonart, telefontyp, rufnummernart, telart, teltyp',
  it: 'tipo, etichetta, descrizione',
  en: 'kind',
  any: 'type, label'
})

/** Of a column with the person whose the number or the address next to it is. */
export const belongsTo = terms({
  fr: 'appartient*, *proprietaire*, titulaire*, a qui, de qui',
  de: '*gehort*, *gehoert*, *inhaber*, wessen, von wem',
  it: '*appartiene*, *proprietario*, intestatari*, titolare*, di chi',
  en: 'belong*, *owner*, *holder*, whose'
})
