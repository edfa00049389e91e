import { terms } from '../../terms.ts'

/** Known to be of no use here, so that a header row is recognized by them too. */
export const noUse = terms({
  fr: `
    rue, rues, npa, =cp, *localite*, ville, villes, *commune*, *canton*, pays, *nationalit*, unite, unites, =uf,
    *departement*, *hopital*, *etablissement*, pole, *specialit*, *motif*, *remarq*, *liste d attente*,
    prestation*, poids, *taille*, *etat civil*, *montant*, prix, lieu, *salle*, *chambre*, lit, etage, *appareil*,
    *ressourc*, types, lien, police*, patient* depuis, *nombre*, *objet*, *groupe*`,
  de: `
    *strasse*, plz, *postleit*, ort, *wohnort*, land, *kanton*, *staatsang*, *abteilung*, station, *klinik*,
    *spital*, *standort*, *kostenstelle*, *fach, *fachgebiet, *fachbereich, *fachrichtung, grund, *begrundung*,
    *bemerk*, *notiz*, *kommentar*, *hinweis*, *betreff*, *warteliste*, *leistung*, veka*, *gewicht*, grosse,
    beruf*, *konfess*, *zivilstand*, *betrag*, *preis*, raum, *zimmer*, zi, bett, *stockwerk*, *kabine*, gerat,
    *terminart*, aktiv, neupatient*, patient* seit, *anzahl*, *wochentag*, *kategorie*, *gruppe*`,
  it: `
    *indirizz*, via, =cap, citta, *comune*, *paese*, *nazional*, *cittadin*, *reparto*, *dipartimento*, *ospedal*,
    sede, *motivo*, *osserv*, *annotaz*, esito, *stato civile*, *importo*, *prezzo*, luogo, sala, letto, stanza,
    tipo, lista, *paziente dal`,
  en: `
    *street*, *post+code*, zip, city, town*, *countr*, *county*, *department*, *hospital*, ward, site, specialty*,
    *reason*, outcome*, *amount*, place, *location*, room, bed, box, *resource*, link, links, patient* since, count,
    *weekday*`,
  any: `
    *adress*, *postal*, service, services, *clini*, *diagnos*, note, notes, *comment*, *confession*, *religi*,
    *profess*, tarif*, agenda*, type, web*, url, *allerg*, =info*, *priorit*, *categor*,
    nouveau|nouvelle|nuovo|nuova|new|neue|neuer|neues patient*|paziente*|pazienti*|client*`,
  // Clinicians.
  not: '*clinici*, *leistungserbringer*'
})
