import { terms } from '../../terms.ts'

/** Relatives and other people who are called in an emergency. */
export const family = terms({
  fr: `
    pers|personne|personnes contact*|prevenir*|confiance*|ref*, *contact nom*, *contact familial*,
    *lien de parente*, pers|personne|personnes de|a contact*|prevenir*|confiance*|ref*, *urgence*,
    *personne|*personnes a contacter*, proche, proches, parent, parents, mere, pere, maman, mamans, papa, papas,
    *conjoint*, epoux, epouse, mari, fils, fille, soeur, soeurs, frere, freres, neveu, grandmere*, grandpere*,
    compagne*, concubin*, tuteur*, tutrice*, curateur*, curatelle*, curatrice*, *representant*, responsable,
    referent, referents, referentes, *repondant*, *accompagn*, voisin, voisine, ami, amie, ems, foyer, *pharmac*,
    cabinet`,
  de: `
    *vertrauens+pers*, *referenz+pers*, *kontakt+pers*, *kontakt+name*, *bezugspers*, *begleitpers*, *notfall*,
    *notruf*, *angehor*, *angehoer*, ang, mama, *mutter, vater, eltern, *ehepartner*, *ehemann*, *ehefrau*,
    *ehegatt*, *lebensgef*, sohn, *tochter, *schwester, bruder*, neffe*, nichte*, enkel*, *vormund*, *beistand*,
    *vertret*, vertr, *nachbar*, *betreu*, heim, *altersheim, *pflegeheim, *wohnheim, *kinderheim, *seniorenheim,
    *spitex*, *apothek*, praxis*`,
  it: `
    *persona contatto*|fiducia*|riferimento*, *persona di contatto*|fiducia*|riferimento*,
    *persona da contattare*, *emergenza*, familiare, familiari, famigliare, famigliari, parente, mamma, madre,
    padre, genitor*, *coniuge*, marito, moglie, figlio, figlia, sorella, fratello, nonno, nonna, nipote,
    compagno*, compagna*, tutore*, curatore*, *rappresentant*, responsabile, referente, badante, vicino, vicina,
    amico, amica, *farmaci*`,
  en: `
    *contact pers*, *contact name*, *next of kin*, nok, kin, emerg, emergenc*, ice, relative*, mum, mother*, father*,
    *guardian*, carer*, *caregiver*, *spouse*, husband*, wife, son, sons, daughter*, sister*, brother*, grandmother*,
    grandfather*, *neighbour*, *neighbor*, friend*, witness*, *surgery*, practice`,
  any: `
    nom|name|nome|prenom|vorname contact*|kontakt*|contatto*|proche*, *partner, niece,
    nom|name|nome|prenom|vorname du|de|del|des contact*|kontakt*|contatto*|proche*,
    nom|name|nome|prenom|vorname de la contact*|kontakt*|contatto*|proche*`,
  not: `
    *jeune fille, nom epouse, nom|noms d epouse|epoux, *lingua madre, mother tongue*,
    medecin|docteur|praticien|clinicien|medico responsable,
    medecin|docteur|praticien|clinicien|medico responsabile`
})

/** The patient's own practitioner, and the practitioner who referred the patient. */
export const ownPractitioner = terms({
  fr: `
    med|medecin trait*, medecins traitant|traitants, medecin|medecins famille|envoyeur|envoyeurs, mt,
    medecin|medecins de famille|traitant|traitants|envoyeur|envoyeurs, *generaliste*, pediatre, pediatres,
    *prescript*, *adresseur*`,
  de: `
    *haus+arzt*, ha, *kinder+arzt*, *kinder+aerzt*, padiater*, paediater, paediaters, pediater, pediaters,
    *zuweis*, zuw, *uberweis*, *ueberweis*, uberw, *einweis*, einw, *vorbehandl*, *nachbehandl*`,
  it: `
    medico|medici curante*|curanti*|famiglia*|base*|inviante*|invianti*|referente*|referenti*,
    medico|medici di famiglia*|base*, curante, mmg, pediatra, pediatri`,
  en: `
    *primary care*, pcp, gp, gps, *general practitioner*, *family doctor*|physician*, pediatrician, pediatricians,
    paediatrician*, referr*`
})

/** Interpreters, staff, payers, and professions whose contacts are not the patient's. */
export const staffAndPayers = terms({
  fr: `
    *traduct*, *secret*, *saisi par, *cree par, *pris par, *modifie par, *annule par, *imprime par, *utilisateur*,
    *employ*, *garant, debiteur*, factur*, *comptabil*, *collaborat*, assistant|assistante social*`,
  de: `
    *dolmetsch*, *sekret*, *erfasst von*|durch*, *erstellt von*|durch*, *angelegt von*|durch*,
    *gebucht von*|durch*, *mutiert von*|durch*, *geandert von*|durch*, *ersteller*, *besteller*, *auftraggeb*,
    *benutzer*, visum, *kurzel*, *sachbearb*, *ansprechp*, *mitarbeit*, *arbeitgeb*, *kostentrag*, debitor*,
    rechnung*, *buchhaltung*, *sozialarbeit*, lehrer*`,
  it: `
    assistente, segret*, *inserito da, *creato da, utente, *datore*, fattur*, *contabil*, *operatore*, *fisioterap*,
    *psichiat*, *ginecolog*`,
  en: `
    *translat*, case manag*, *created by*, *booked by*, *entered by*, *updated by*, *modified by*, user, staff,
    *nurse, billing*, invoice*, *gynaecolog*`,
  any: 'interpr*, *newsletter*, *physio*, *psychiat*, *dentist*, *gynecolog*',
  not: `
    *arzt+kurzel*, *aerzt+kurzel*, *behandler+kurzel*, *behandelnde kurzel*, *therapeut+kurzel*,
    kurzel *arzt*|*aerzt*|*behandler*|*behandelnde*|*therapeut*, kurzel der|des *arzt*|*aerzt*|*behandler*`
})

export const insurer = terms({
  fr: '*assurance*, *assureur*, *assure, caisse, *mutuelle*, payeur*',
  de: '*versicher*, =vers *, *kranken+kasse*, kasse, kk',
  it: '*assicur*, *cassa malati*',
  en: 'insur*, payer',
  not: 'vers nr*|nummer*'
})

/** People in a list who are neither the patient nor the doctor who will see the patient. */
export const otherPeople: readonly RegExp[] = [ownPractitioner, family, staffAndPayers, insurer]

/**
 * Organisations, places and groups that have a phone or an address too: their contact is not the patient's own.
 * `Nom de famille` and `Service` alone are no contacts.
 */
export const othersContact = terms({
  fr: `
    service, services, *clinique, *hopital*, unite, unites, *departement*, accueil, centrale, centre, famille,
    familles, copie, *expediteur*, home|homes medicalise*|pour*, *etablissement*, soins, ecole, *ambulanc*, mpr,
    interne, avocat*, octp, creche*, commune, *croix rouge*, *chambre, *chambres, lit`,
  de: `
    *abteilung*, station, *klinik*, *spital, empfang, zentrale, zentrum, *pikett*, familie, kopie, *absender*,
    *einrichtung*, pflege, pflegedienst*, pflegeteam*, schule, *ambulanz*, *fahrdienst*, amt, intern, *durchwahl*,
    *gemeinde*, *behorde*, anwalt*, *polizei*, suva, kesb, rav, *rettung*, *wohngruppe*, kita, labor*, *rontgen*,
    dispo, *sozialdienst*, *rotkreuz*, gruppe, zimmer*, *krankenzimmer*, zi, bett*`,
  it: `
    *reparto*, *clinica, *ospedal*, unita, *dipartimento*, ricezione, *centralino*, centro, famiglia, copia,
    *mittente*, scuola, interna, interni, *struttura*, *municip*, *avvocat*, anziani, *sportello*, cup, stanza,
    camera, letto`,
  en: `
    ward, *clinic, *hospital*, unit, *department*, dept, depts, central, family, copy, sender, school, facility*,
    *attorney*, *lawyer*, nursing|care home*, location, room, bed, bedside`,
  any: '*reception*, *hotline*, cc, bcc, institution*, *ambulatori*, taxi*, transport*, *autorit*, extension'
})

/** Such a word alone above columns. Alone, since a list's own title may name its house (`Spital Wallis`). */
export const othersGroup = terms({
  fr: '=service, =services, =unite, =accueil, =famille',
  de: '=abteilung, =station, =empfang, =familie',
  it: '=reparto, =unita, =ricezione, =famiglia',
  en: '=ward, =unit, =reception, =family'
})

/** The health professional whom the patient will see. */
export const doctor = terms({
  fr: `
    medecin, medecins, docteur, docteurs, docteure, docteures, dre, prat, *praticien*, clinicien*, *intervenant*,
    *soignant*, infirmier*, *professionnel* sante*, *professionnel* de|la sante*, *professionnel* de la sante*,
    chirurgien, chirurgiens, chirurgienne, chirurgiennes, operateur, operateurs, *sage femme*, *sages femme*,
    prestataire, prestataires`,
  de: `
    *arzt*, *aerzt*, doktor*, behandler*, *behandelnde*, *spezialist*, *fachperson*, *pflegefach*,
    *leistungserbringer*, durchfuhrende*, durchfuehrende*, chirurg, chirurgen, chirurgin, *hebamme*`,
  it: 'medico, medici, dott, dottor*, dottssa, terapist*, chirurgo, chirurga, esecut*, *levatrice*, *ostetrica*',
  en: `
    doctor, doctors, practitioner, practitioners, *physician*, consultant, consultants, clinician*, provider,
    providers, *therapist*, surgeon, surgeons, hcp, holder`,
  any: 'dr, drs, med, =with, =avec, =bei, =mit, =con, =chez, =seen by, specialis*, *therapeut*, *psycholog*, execut*'
})

/** Whom the patient sees, after a word for the visit: `RDV avec`, `Termin bei`. */
export const visitWith = terms({
  fr: '=rdv|visite|consultation avec|chez, =rendez vous avec|chez',
  de: '=termin|besuch|konsultation bei|mit, =sprechstunde bei|von',
  it: '=appuntamento|visita|consulto con|presso',
  en: '=appointment|appt|visit|booked with, =appointment|appt|visit is with'
})

export const patient = terms({
  fr: 'client, clients, cliente, clientes, usager*, *beneficiaire*',
  de: 'klient*',
  it: 'paziente, pazienti, assistito, assistita',
  any: 'patient*, pat'
})

/** Words for a patient in some houses, and for anybody elsewhere: the patient if no other column has the name. */
export const personInCare = terms({
  fr: '=enfant, =enfants, =resident, =residente, =residents, =pensionnaire',
  de: '=kind, =kinder, =bewohner, =bewohnerin, =bewohnende, =versicherte, =versicherter, =betreute, =betreuter',
  it: '=ospite, =ospiti, =bambino, =bambina',
  en: '=child, =children'
})

/** How the person in the column before is related to the patient. */
export const relation = terms({
  fr: 'lien, *parente*',
  de: '*beziehung*, *verwandt*, rolle',
  it: '*grado*, ruolo',
  en: '*relation*'
})
