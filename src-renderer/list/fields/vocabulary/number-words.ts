import type { Words } from '../../terms.ts'

/**
 * Words next to a number that say what kind it is, when or how to call, or that somebody has looked at it: whole words,
 * folded; or that the visit is cancelled, which is read as a remark. Any other word may name somebody, so that the
 * number is not the patient's until a person says so.
 */
export const wordsAboutNumbers: Words = {
  fr: `
    telephone, telephones, numero, numeros, no, nos, portable, port, ptble, cellulaire, fixe, mobile, prive, privee,
    perso, personnel, personnelle, domicile, dom, maison, chez lui, chez elle, prof, professionnel, professionnelle,
    travail, bureau, principal, secondaire, prioritaire, priorite, prefere, actuel, nouveau, nouvelle, nouv, bon,
    ligne, directe, direct, propre, patient, patiente, pat, suisse, etranger, francais, france, fr, italie, allemagne,
    appeler, rappeler, appel, appels, contacter, joindre, joignable, atteignable, disponible, dispo, repond,
    repondeur, laisser, message, messages, msg, texto, avant, apres, des, depuis, jusqu, jusque, entre, vers, environ,
    toujours, seulement, uniquement, si, possible, preference, de preference, sinon, aussi, egalement, mieux, plutot,
    svp, merci, urgent, heure, heures, h, min, matin, matinee, midi, apres-midi, pm, soir, soiree, nuit, jour, jours,
    journee, semaine, week-end, weekend, we, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, lu, ma, me,
    je, ve, sa, di, verifie, confirme, valide, ok, oui, correct, corrige, selon, avec, sans, sur, par, pour, en, a,
    au, aux, le, la, les, l, de, du, d, et, ou, ce, c, est, il, elle, n, ne, pas, que, un, une, annul, annule,
    annulee, annules, parle, voir, dossier, premier, deuxieme, second`,
  de: `
    telefon, telefonnummer, telefonnr, nummer, nr, handy, handynummer, handynr, natel, natelnummer, mobil,
    mobiltelefon, mobile, festnetz, fix, fixnetz, privat, private, geschaft, geschaeft, geschaftlich, arbeit,
    dienstlich, beruflich, buro, buero, zuhause, zu hause, daheim, haupt, hauptnummer, bevorzugt, aktuell, aktuelle,
    neu, neue, neuer, richtig, direkt, eigene, eigenes, patient, patientin, schweiz, deutschland, ausland, deutsch,
    anrufen, zuruckrufen, ruckruf, rueckruf, anruf, erreichbar, erreichen, verfugbar, combox, beantworter,
    anrufbeantworter, nachricht, mitteilung, hinterlassen, vor, nach, ab, bis, seit, zwischen, ca, immer, nur, wenn,
    moglich, moeglich, vorzugsweise, sonst, auch, am, besten, lieber, bitte, danke, dringend, uhr, h, std, morgen,
    morgens, vormittag, vormittags, vorm, mittag, mittags, nachmittag, nachmittags, nachm, abend, abends, nacht,
    nachts, tag, tags, tagsuber, tagsueber, woche, werktags, wochenende, montag, dienstag, mittwoch, donnerstag,
    freitag, samstag, sonntag, mo, di, mi, do, fr, sa, so, gepruft, geprueft, bestatigt, bestaetigt, ok, ja, korrekt,
    korrigiert, gemass, mit, ohne, und, oder, u, o, auf, per, via, um, im, in, der, die, das, den, dem, des, ist, er,
    sie, es, ein, eine, zum, zur, fur, fuer, abgesagt, storniert, spricht, siehe, akte, erste, zweite`,
  it: `
    telefono, telefonino, numero, numeri, cellulare, cell, fisso, casa, abitazione, privato, privata, personale,
    lavoro, ufficio, principale, secondario, preferito, attuale, nuovo, nuova, giusto, diretto, proprio, paziente,
    svizzera, svizzero, italia, italiano, estero, chiamare, richiamare, chiamata, contattare, raggiungibile,
    reperibile, disponibile, risponde, segreteria telefonica, messaggio, messaggi, lasciare, prima, dopo, dalle,
    dalla, dal, fino, alle, tra, fra, verso, circa, sempre, solo, soltanto, se, possibile, preferibilmente,
    altrimenti, anche, meglio, prego, grazie, urgente, ora, ore, mattina, mattino, mezzogiorno, pomeriggio, sera,
    serale, notte, giorno, giornata, settimana, fine, weekend, lunedi, martedi, mercoledi, giovedi, venerdi, sabato,
    domenica, verificato, confermato, ok, si, corretto, secondo, con, senza, su, per, in, a, al, di, da, del, della,
    il, lo, la, i, gli, le, e, o, un, una, disdetto, disdetta, annullato, annullata, parla, vedi, cartella, primo`,
  en: `
    telephone, phone, number, no, num, mobile, cell, cellphone, landline, home, house, work, office, private,
    personal, main, primary, secondary, preferred, current, new, correct, right, direct, own, patient, pt, call,
    calls, calling, ring, text, reach, reachable, available, answer, answers, answerphone, voicemail, voice, mail,
    leave, message, messages, before, after, from, since, until, till, between, around, about, always, only, if,
    possible, preferably, otherwise, also, best, better, please, pls, thanks, urgent, hour, hours, hrs, o clock, am,
    pm, morning, mornings, noon, midday, afternoon, afternoons, evening, evenings, night, nights, day, days, daytime,
    week, weekday, weekdays, weekend, weekends, monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon,
    tue, tues, wed, thu, thur, thurs, fri, sat, sun, checked, verified, confirmed, ok, yes, updated, with, without,
    on, by, for, in, at, to, the, a, an, and, or, is, he, she, it, cancelled, canceled, speaks, see, file, first,
    second, uk`,
  any: `
    other, autre, andere, anderes, weitere, altro, custom, smtp, mme, mlle, mr, mrs, ms, hr, sig, sigra, tel, tels,
    telef, telnr, tph, ph, fon, mob, mobil, gsm, sms, whatsapp, whats, app, signal, threema, viber, imessage,
    smartphone, e164, int, intl, international, ch, de, it, at, fl, uk, d, f, i, p, m, w, t, g, b, s, x, nat, natel,
    nr, no, n, www, mailbox, voicemail, video, online`
}
