import type { Words } from '../../terms.ts'

/** Words next to a number that name somebody else than the patient; folded, whole words. */
export const otherPeopleWords: Words = {
  fr: `
    mere, pere, maman, papa, mari, femme, epouse, epoux, fille, fils, frere, soeur, conjoint, conjointe, compagne,
    compagnon, concubin, concubine, partenaire, parent, parents, grand-mere, grand-pere, grand-parents, belle-fille,
    beau-fils, belle-mere, beau-pere, belle-soeur, beau-frere, neveu, niece, oncle, tante, cousin, cousine, petite-fille,
    petit-fils, ami, amie, voisin, voisine, proche, proches, famille, curateur, curatrice, tuteur, tutrice,
    representant, representante, aidant, aidante, aide, infirmier, infirmiere, soignant, soignante, secretaire,
    secretariat, accompagnant, accompagnante, interprete, traducteur, traductrice, medecin, docteur, dr, cabinet, ems,
    foyer, home medicalise, home les, home la, home le, home pour, cms, hopital, clinique, ecole, employeur, travail de, service,
    pharmacie, urgence, contact urgence,
    personne de contact, personne de confiance, personne de reference, personne a prevenir, marraine, parrain,
    beaux-parents, colocataire, concierge, educateur, educatrice, assistant social, assistante sociale, assistante,
    referent, referente, mandataire, logeur, logeuse, enfant, enfants, petits-enfants, curatelle, tutelle`,
  de: `
    mutter, vater, mama, mami, papi, eltern, ehemann, ehefrau, ehepartner, ehepartnerin, mann, frau, gatte, gattin,
    tochter, sohn, bruder, schwester, geschwister, partner, partnerin, lebenspartner, lebenspartnerin, freund,
    freundin, nachbar, nachbarin, enkel, enkelin, enkelkind, neffe, nichte, onkel, tante, cousin, cousine, schwager,
    schwagerin, schwaegerin, schwiegertochter, schwiegersohn, schwiegermutter, schwiegervater, grossmutter, grossvater,
    grosseltern, oma, opa, grosi, angehorige, angehoriger, angehoerige, angehoeriger, verwandte, verwandter, bekannte,
    bekannter, beistand, beistandin, vormund, bevollmachtigte, vertreter, vertreterin, betreuer, betreuerin, betreuung,
    begleitperson, begleitung, bezugsperson, kontaktperson, assistent, assistentin, sekretariat, dolmetscher,
    dolmetscherin, arzt, arztin, hausarzt, praxis, heim, altersheim, pflegeheim, wohnheim, wohngruppe, pflege, spitex,
    spital, klinik, schule, arbeitgeber, firma, station, notfall, notfallnummer, apotheke,
    vertrauensperson, ansprechperson, referenzperson, gotte, gotti, goetti, pflegemutter, pflegevater, pflegeeltern,
    stiefmutter, stiefvater, mitbewohner, mitbewohnerin, sozialarbeiter, sozialarbeiterin, sozialdienst, beistandschaft,
    kesb, kita, lehrer, lehrerin, kind, kinder, enkelkinder, toechter, sohne, soehne, vormundschaft`,
  it: `
    madre, padre, mamma, papa, marito, moglie, figlia, figlio, figli, fratello, sorella, compagno, compagna, coniuge,
    convivente, nonno, nonna, nonni, genitore, genitori, zio, zia, nipote, nuora, genero, suocera, suocero, cognata,
    cognato, cugino, cugina, amico, amica, vicino, vicina, parente, familiare, famigliare, curatore, curatrice, tutore,
    tutrice, rappresentante, badante, assistente, segretaria, segretariato, infermiere, infermiera, interprete,
    traduttore, medico, studio, casa anziani, ospedale, clinica, scuola, ditta, emergenza, farmacia,
    persona di contatto, persona di riferimento, madrina, padrino, matrigna, patrigno, educatore, educatrice, referente,
    coinquilino, coinquilina, datore di lavoro, bambino, bambina, bambini, curatela, tutela`,
  en: `
    mother, father, mum, mom, dad, parent, parents, husband, wife, spouse, partner, daughter, son, brother, sister,
    grandmother, grandfather, grandparents, granddaughter, grandson, aunt, uncle, cousin, nephew, friend, neighbour,
    neighbor, relative, family, guardian, carer, caregiver, keyworker, key worker, nurse, secretary, assistant,
    interpreter, translator, doctor, gp, surgery, nursing home, care home, hospital, clinic, ward, school, employer,
    company, emergency, kin, next of kin, girlfriend, boyfriend, fiance, fiancee,
    stepmother, stepfather, godmother, godfather, foster, housemate, flatmate, landlord, warden, chaperone, support worker,
    social worker, case manager, child, children, kids, daughters, sons, guardianship`
}

/** Of these, words for several people, or for an office with several numbers. */
export const severalPeopleWords: Words = {
  fr: `
    parents, grand-parents, beaux-parents, enfants, petits-enfants, proches, famille, curatelle, tutelle, foyer, ems`,
  de: `
    eltern, grosseltern, pflegeeltern, geschwister, kinder, enkelkinder, toechter, sohne, soehne, angehorige,
    angehoerige, verwandte, beistandschaft, vormundschaft, heim, spitex`,
  it: 'genitori, nonni, figli, bambini, curatela, tutela',
  en: 'parents, grandparents, children, kids, daughters, sons, family, guardianship'
}

/** Words that say not to use the number. */
export const notToUseWords: Words = {
  fr: `
    faux, fausse, errone, erronee, invalide, plus valable, plus valide, pas valable, pas valide, ancien, ancienne,
    n existe plus, hors service, pas attribue, non attribue, ne pas appeler, ne plus appeler, ne pas utiliser,
    ne plus utiliser, ne pas contacter, ne pas joindre, ne repond pas, ne pas, pas le bon, mauvais, mauvais numero,
    deces, decede, decedee`,
  de: `
    falsch, falsche, ungultig, ungueltig, veraltet, alt, alte, nicht mehr, nicht anrufen, nicht verwenden, nicht benutzen,
    nicht kontaktieren, nicht gultig, nicht gueltig, bitte nicht, ausser betrieb, gesperrt, stimmt nicht, kein anschluss,
    verstorben`,
  it: `
    sbagliato, sbagliata, errato, errata, vecchio, vecchia, non valido, non valida, non piu, non chiamare, non usare,
    non utilizzare, non contattare, non attivo, non attiva, inesistente, deceduto, deceduta`,
  en: `
    wrong, invalid, old, outdated, former, do not, don t, dont, not valid, not in use, no longer, out of service,
    disconnected, never call, deceased, incorrect`
}

/** Of the words above, those that a column for the kind of visit has too. */
export const visitPlaceWords: Words = {
  fr: 'cabinet, clinique, hopital, service, urgence, foyer, ems, secretariat, infirmier, infirmiere, medecin, aide',
  de: 'praxis, klinik, spital, station, notfall, heim, pflege, spitex, arzt, hausarzt, begleitung, betreuung',
  it: 'studio, clinica, ospedale, emergenza, medico, infermiere, infermiera',
  en: 'surgery, clinic, hospital, ward, emergency, doctor, gp, nurse, care home, nursing home'
}

/** Of the words above, those before the name of a relative that are no last names: `Tochter Lea`. */
export const relativesBeforeNames: Words = {
  fr: 'mere, epouse, epoux, fille, fils, soeur, conjoint, conjointe, curateur, curatrice',
  de: 'mutter, ehemann, ehefrau, tochter, schwester, beistand, beistandin, schwiegertochter',
  it: 'madre, padre, marito, moglie, figlia, figlio, sorella, badante, curatore, curatrice',
  en: 'mother, father, husband, wife, spouse, daughter, son, sister, carer, guardian'
}
