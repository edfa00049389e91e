import { terms } from '../../terms.ts'

export const queue = terms({
  fr: 'file|files attente, file|files d attente, =file, =nom file *, =nom de|la file *, =nom de la file *',
  de: '*warteschlange*',
  it: 'coda',
  en: 'queue, queues'
})

/** Of the appointment: `Annulé`, `Terminstatus`. */
export const status = terms({
  fr: 'statut, statuts, etat, etats, annule*, =annulation',
  de: '*status, =zustand, storno*, *storniert*, abgesagt*',
  it: 'stato, stati, *annullat*, *disdett*',
  en: '=cancel*'
})

/** Whose status it is, if not the appointment's. */
export const otherStatus = terms({
  fr: '*sejour*, *paiement*, *factur*, *dossier*, *fumeur*',
  de: '*zivil*, *impf*, *zahlung*, *aufenth*, *rechnung*, *raucher*, *konsent*, *einwill*',
  it: '*matrimon*, *pagament*, *fattur*, *consens*',
  en: '*payment*, *residen*',
  any: '*civil*, *famil*, *marital*, *vaccin*, *vital*, *profess*, *covid*, sms, *consent*'
})

/** Dates and times that are not when the visit begins: data entry, printing, stay, validity, earlier visits. */
export const otherMoment = terms({
  fr: `
    *saisi*, *inscri*, cree*, *modif*, mis a jour*, *mise a jour*, maj, *imprim*, *impress*, edite*, prise de|du,
    pris|prise rdv*|rendez*, pris le, donne le, *demande*, *hospitalis*, *envoi*, *envoye*, entree, entrees,
    *admission*, sortie, sorties, *accouchement*, terme, =dpa, deces*, *ordonnance*, *valable*, dernie*,
    *precedent*, *historiq*, *rappel*, *factur*, *paiement*, *annulation*, *horodat*, =du`,
  de: `
    *erfass*, *erstell*, *angelegt*, *anlage*, *mutiert*, *geandert*, *gendert*, *nderung*, *aktualis*, *druck*,
    *gebucht*, *buchung*, *vereinbart am*, *vergeben am*, *anmeld*, *auftrag*, *verordn*, *gesendet*, *versand*,
    *einlad*, *eintritt*, *aufnahme*, *austritt*, *entlass*, *geburtstermin*, *entbindung*, =et, tod*, *sterbe*,
    *verstorben*, op datum|date, *impf*, labor, labordatum, *gultig*, *gueltig*, *letzt*, *vorherig*, *erinner*,
    *rechnung*, *zahlung*, *einwill*, *zeitstempel*, *offnungszeit*, *extrakt*, =stand`,
  it: `
    *inserit*, *inserim*, *stampa*, *stampe*, *richiest*, *creazion*, *ricover*, invio*, invia*, *ingresso*,
    *dimission*, parto, *scaden*, ultim*, *promemoria*, *fattur*, preso il`,
  en: `
    enter*, entry*, *updat*, print*, booked, made, request*, order*, sent, *discharge*, due date, =edd, *deceased*,
    surgery*, valid*, *expir*, last, *previous*, *remind*, *timestamp*`,
  any: '*creat*, *mutation*, *edition*, *export*, *extract*, *registr*, operation*, *vaccin*, *consent*'
})

export const end = terms({
  fr: 'fin, fins, jusqu*',
  de: `
    ende, *terminende, *zeitende, *datumende, *behandlungsende, *konsultationsende, endet, endzeit, endzeitpunkt,
    enddatum, enduhrzeit, bis`,
  it: 'fine, fino, al, ora termine, ora di|del termine, termine ora|ore|visita|appuntamento',
  en: 'end, ends, ending, to, until, til, till, finish*',
  // `App to`: what an appointment is about.
  not: 'app to'
})

export const duration = terms({
  fr: '*duree*, attente',
  de: '*dauer*, *zeitbedarf*, *wartezeit*, lange, minuten',
  it: '*durata*, *attesa*, minuti',
  en: '*duration*, *waiting*, len, length',
  any: 'min, minute, minutes'
})

/** A time that serves where no better one is found. */
export const lesserMoment = terms({
  fr: '*convocation*, *prochain*',
  de: '*ankunft*, *eintreff*, *nachst*, *naechst*, *folge+termin*',
  it: '*prossim*, *prenot*, =termine',
  en: 'next, *booking*, *check+in*',
  any: '*arriv*, intervent*'
})

/** Words that make an appointment another one than the visit, or not yet one. Alone they are no time. */
export const otherAppointment = terms({
  fr: '*suivant*, premier, premiere, 1er, 1ere, 1re, *deplace*, *reporte*',
  de: 'erste, ersten, erster, erstes, ersttermin*, erstkons*, *bestatig*, *vereinbart*, *verschoben*',
  it: '*successiv*, primo, prima, *conferm*, *rinviat*',
  en: 'following*, first, 1st, *reschedul*',
  any: '*confirm*'
})

/** An appointment that another one has replaced, or that was only proposed: the day of another column is better. */
export const replacedAppointment = terms({
  fr: 'ancien*, *initial*, *propose*, *souhait*, *origine*',
  de: 'alt, alte, alten, alter, altes, *ursprung*, *wunsch*, *vorgeschlagen*',
  it: 'vecchi*, *propost*, *desider*, *iniziale*',
  en: 'old, former, *proposed*, *preferred*',
  any: '*original*, desir*'
})

/** Another day than that of the appointment's own column, or a mark that there is one: `Verschoben auf`. */
export const movedAppointment = terms({
  fr: 'reporte, reportee, report|reporte|reportee|reports|deplace|deplacee|remis|remise au|a|le|pour, deplace, deplacee',
  de: 'verschoben, verschoben auf, verlegt, verlegt auf, umgebucht, umgebucht auf, verschiebung, verschiebung auf',
  it: 'spostato, spostata, spostato|spostata|rinviato|rinviata|rimandato al|a, rinviato, rinviata, rimandato',
  en: 'rescheduled, postponed, rebooked, moved|rescheduled|postponed|rebooked to|for',
  not: `
    reporte|reportee|deplace|deplacee du, verschoben|verlegt|umgebucht von|durch, spostato|rinviato dal|da,
    moved|rescheduled|postponed from|by`
})

export const start = terms({
  fr: '*debut*, deb, =de, =* des',
  de: '*beginn*, *anfang*, von, =ab',
  it: '*inizio*, dal, dalle',
  en: 'begin*, from',
  any: '*start*'
})

export const date = terms({
  fr: 'date*, jour, jours, =le',
  de: '*datum*, dat, =* *dat, tag, =am',
  it: 'data, giorno, =il',
  en: 'day, =on',
  any: '=* *rdv|*termin le|am, =* *rendez vous le|am',
  // German words for files and for data.
  not: 'datei*, daten*'
})

export const time = terms({
  fr: 'heure, heures, hre, hres, horaire, horaires, =a, a h',
  de: 'uhr, *uhrzeit*, *zeit, zeit*, =um',
  it: 'ora, ore, hora, orari, orario, oraria, =alle',
  en: 'time, times, hour, hours, hrs, =at',
  any: '=h, hr'
})

export const timeZoneWord = terms({ fr: '*fuseau*', de: '*zeitzone*', it: '*fuso*', en: '*time+zone*' })

export const appointment = terms({
  fr: `
    rdv, r d v, *rendez+vous*, redv, seance, seances, creneau*, prevu, prevue, prevus, prevues, *planifi*,
    *examen*, quand, visites`,
  de: `
    *termin*, *konsult*, *sprechst*, *sitzung*, *besuch*, *behandlung*, *untersuch*, *geplant*, *plandatum*,
    *planzeit*, *einbestell*, *zeitpunkt*, wann`,
  it: 'appunt*, visita, seduta, sedute, esame, quando',
  en: 'app, appt*, *appoint*, visit, visits, slot, *schedul*, when',
  any: '*consult*, visite, programm*',
  not: '*consultant*'
})

/** Words before a day or an hour that could be anything else: a letter over a column, a country, an ending. */
export const weakMoment = terms({
  fr: '=le, =a, =de',
  de: '=um, =am, =ab',
  it: '=il, =alle',
  en: '=on, =at',
  any: '=h'
})

/**
 * Words for a day, an hour or an appointment, or that say nothing more about it; German compounds begin with one.
 * `Abholzeit` and `Date accident` hold another word.
 */
export const plainMoment = terms({
  fr: `
    date, dates, jour, jours, heure, heures, hre, hres, horaire, horaires, debut, deb, rdv*, r, v, rendez, vous, redv,
    nouveau, nouvelle, seance, seances, creneau, acte, venue, quand, cons, jj, aaaa, aa, d, de, des, du, l, la, le, les, et, en`,
  de: `
    dat, datum*, dt, tag, tages*, uhr*, zeit*, begin*, anfang*, von, ab, termin*, term, t, konsult*, kons, sprech*,
    neu, neue, neuer, neues, sitzung*, besuch*, behandl*, untersuch*, einbestell*, geplant*, wann, klient*, ambul*, lokal*, tt, jjjj,
    der, die, das, und, u, am, um, in`,
  it: `
    data, dati, giorno, hora, ora, ore, orari*, inizi*, dal*, appunt*, sedut*, esam*, prestazione, erogazione,
    nuovo, nuova, quando, paz*, gg, del*, di, e, a, il, alle`,
  en: `
    day, time, times, new, hour, hours, hrs, from, app, appt, appoint*, consult*, slot, session, clinic, sched*, exam*,
    when, local*, dd, yyyy, of, the, and, on, at`,
  any: 'h, hr, start*, visit*, prev*, program*, plan*, pat*, client*, video*, tele*, online, virtu*, mm, hh, ss'
})

/** About an appointment, but neither its day nor its hour. */
export const aboutAppointment = terms({
  fr: `
    types, motif, motifs, lieu, *salle*, *nombre*, nb, nbr, *libelle*, objet, titre, canal, lien, prix, nom, *remarq*`,
  de: `
    art, *terminart*, *termintyp*, *grund, ort, *terminort*, raum, *zimmer*, *anzahl*, *gruppe*, *bezeichnung*,
    *beschreib*, *betreff*, *titel, kanal, *preis*, *bemerk*, *kommentar*`,
  it: 'tipo, *motivo*, *luogo*, sala, *titolo*, *osserv*',
  en: 'reason*, place, *location*, room, holder, *descri*, title, link*, *outcome*',
  any: 'type, *serie*, mode, code, name, note, notes, *tarif*, *comment*'
})
