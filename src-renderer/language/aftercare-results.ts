import type { CareRefusal } from '#contract/aftercare.ts'
import type { RefusalCode } from '#contract/invitation.ts'
import type { Explanation } from './explanation.ts'
import { defineMessages, saying } from './messages.ts'
import { refusalWords } from './outcomes.ts'

/** Words of what came out, patient by patient. */
export const careResultTexts = defineMessages({
  title: { fr: 'Résultat', de: 'Ergebnis', it: 'Risultato', en: 'Result' },
  progress: saying<{ settled: number; total: number }>({
    fr: ({ settled, total }, f) => `${f.number(settled)} sur ${f.number(total)}`,
    de: ({ settled, total }, f) => `${f.number(settled)} von ${f.number(total)}`,
    it: ({ settled, total }, f) => `${f.number(settled)} su ${f.number(total)}`,
    en: ({ settled, total }, f) => `${f.number(settled)} of ${f.number(total)}`
  }),
  stop: { fr: 'Arrêter', de: 'Anhalten', it: 'Ferma', en: 'Stop' },
  stopping: {
    fr: 'Ce qui est en route se termine…',
    de: 'Was unterwegs ist, wird noch fertig …',
    it: 'Ciò che è in corso si conclude…',
    en: 'What is on its way is let finish…'
  },
  waiting: saying<{ until: number }>({
    fr: ({ until }, f) => `Reprend à ${f.time(until)}.`,
    de: ({ until }, f) => `Geht um ${f.time(until)} weiter.`,
    it: ({ until }, f) => `Riprende alle ${f.time(until)}.`,
    en: ({ until }, f) => `Goes on at ${f.time(until)}.`
  }),
  allDone: saying<{ done: number }>({
    fr: ({ done }, f) => `Fait pour ${f.count(done, 'patient', 'patients')}.`,
    de: ({ done }, f) => `Für ${f.count(done, 'Patienten', 'Patienten')} erledigt.`,
    it: ({ done }, f) => `Fatto per ${f.count(done, 'paziente', 'pazienti')}.`,
    en: ({ done }, f) => `Done for ${f.count(done, 'patient', 'patients')}.`
  }),
  partDone: saying<{ done: number; notDone: number }>({
    fr: ({ done, notDone }, f) =>
      `Fait ${f.count(done, 'fois', 'fois')} ; ${f.count(notDone, 'patient demande', 'patients demandent')} votre attention.`,
    de: ({ done, notDone }, f) =>
      `${f.number(done)}-mal erledigt; ${f.count(notDone, 'Patient braucht', 'Patienten brauchen')} Sie.`,
    it: ({ done, notDone }, f) =>
      `Fatto ${f.count(done, 'volta', 'volte')}; ${f.count(notDone, 'paziente richiede', 'pazienti richiedono')} la vostra attenzione.`,
    en: ({ done, notDone }, f) =>
      `Done ${f.count(done, 'time', 'times')}; ${f.count(notDone, 'patient needs', 'patients need')} you.`
  }),
  refused: { fr: 'Pas fait', de: 'Nicht gemacht', it: 'Non fatto', en: 'Not done' },
  doubt: { fr: 'En doute', de: 'Unklar', it: 'In dubbio', en: 'In doubt' },
  untouched: { fr: 'Pas essayé', de: 'Nicht versucht', it: 'Non tentato', en: 'Not tried' },
  untouchedWhy: {
    fr: 'Arrêté avant. Rien n’a changé ; vous pouvez recommencer.',
    de: 'Vorher angehalten. Nichts hat sich geändert; Sie können es nochmals versuchen.',
    it: 'Fermato prima. Nulla è cambiato; si può riprovare.',
    en: 'Stopped before. Nothing has changed; you can do it again.'
  },
  untouchedUnanswered: {
    fr: 'Le serveur n’a pas répondu à la question préalable. Rien n’a changé ; vous pouvez recommencer.',
    de: 'Der Server hat schon auf die Frage davor nicht geantwortet. Nichts hat sich geändert; Sie können es nochmals versuchen.',
    it: 'Il server non ha risposto alla domanda preliminare. Nulla è cambiato; si può riprovare.',
    en: 'The server did not answer the question before it. Nothing has changed; you can do it again.'
  },
  doubtNext: {
    fr: 'La réponse s’est perdue. Choisissez ce patient et « Actualiser » : le serveur dira ce qu’il en est.',
    de: 'Die Antwort ging verloren. Wählen Sie diesen Patienten und «Aktualisieren»: Der Server sagt dann, wie es steht.',
    it: 'La risposta è andata persa. Scegliere questo paziente e «Aggiorna»: il server dirà come stanno le cose.',
    en: 'The answer was lost. Choose this patient and “Refresh”: the server will tell.'
  },
  theirWords: saying<{ words: string }>({
    fr: ({ words }) => `Réponse du serveur : « ${words} »`,
    de: ({ words }) => `Antwort des Servers: «${words}»`,
    it: ({ words }) => `Risposta del server: «${words}»`,
    en: ({ words }) => `The server answered: “${words}”`
  }),
  someone: saying<{ list: string }>({
    fr: ({ list }) => `Un patient de « ${list} »`,
    de: ({ list }) => `Ein Patient aus «${list}»`,
    it: ({ list }) => `Un paziente di «${list}»`,
    en: ({ list }) => `A patient of “${list}”`
  }),
  doneList: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.count(count, 'étape faite', 'étapes faites')} sans problème`,
    de: ({ count }, f) => `${f.count(count, 'Schritt', 'Schritte')} ohne Problem erledigt`,
    it: ({ count }, f) => `${f.count(count, 'passo fatto', 'passi fatti')} senza problemi`,
    en: ({ count }, f) => `${f.count(count, 'step', 'steps')} done without a problem`
  }),
  more: saying<{ count: number }>({
    fr: ({ count }, f) => `et ${f.count(count, 'autre', 'autres')}`,
    de: ({ count }, f) => `und ${f.count(count, 'weiterer', 'weitere')}`,
    it: ({ count }, f) => `e ${f.count(count, 'altro', 'altri')}`,
    en: ({ count }, f) => `and ${f.number(count)} more`
  }),
  announced: saying<{ done: number; notDone: number }>({
    fr: ({ done, notDone }, f) => `Terminé : ${f.number(done)} faits, ${f.number(notDone)} non faits.`,
    de: ({ done, notDone }, f) => `Fertig: ${f.number(done)} erledigt, ${f.number(notDone)} nicht.`,
    it: ({ done, notDone }, f) => `Terminato: ${f.number(done)} fatti, ${f.number(notDone)} non fatti.`,
    en: ({ done, notDone }, f) => `Finished: ${f.number(done)} done, ${f.number(notDone)} not.`
  })
})

const ownRefusals: Readonly<Record<Exclude<CareRefusal, RefusalCode>, Explanation>> = {
  'patient-is-in': {
    what: {
      fr: 'Le patient est déjà entré : dans la salle d’attente ou en consultation.',
      de: 'Der Patient ist schon da: im Wartezimmer oder in der Konsultation.',
      it: 'Il paziente è già entrato: in sala d’attesa o in consultazione.',
      en: 'The patient is already in: in the waiting room or in the consultation.'
    },
    next: {
      fr: 'Rien n’a été changé. Voyez avec le médecin.',
      de: 'Nichts wurde geändert. Sprechen Sie mit dem Arzt.',
      it: 'Nulla è stato cambiato. Parlarne con il medico.',
      en: 'Nothing was changed. Speak with the doctor.'
    }
  },
  'not-created': {
    what: {
      fr: 'Ce patient n’a pas d’invitation sur le serveur, ou l’on ne sait pas encore s’il en a une.',
      de: 'Für diesen Patienten gibt es keine Einladung auf dem Server, oder es ist noch unklar.',
      it: 'Questo paziente non ha un invito sul server, o non si sa ancora.',
      en: 'This patient has no invitation on the server, or nobody knows yet.'
    },
    next: {
      fr: 'Réglez-le à l’étape « Envoyer » de sa liste.',
      de: 'Klären Sie es beim Schritt «Senden» seiner Liste.',
      it: 'Risolverlo alla fase «Invio» del suo elenco.',
      en: 'Settle it at the step “Send” of the list.'
    }
  },
  'already-gone': {
    what: {
      fr: 'Le serveur n’a plus cette invitation : elle a été retirée ailleurs, utilisée ou elle est trop ancienne.',
      de: 'Der Server hat diese Einladung nicht mehr: anderswo zurückgezogen, benutzt oder zu alt.',
      it: 'Il server non ha più questo invito: ritirato altrove, usato o troppo vecchio.',
      en: 'The server has this invitation no more: withdrawn elsewhere, used or too old.'
    },
    next: {
      fr: 'S’il faut encore le lien, invitez le patient avec une nouvelle liste.',
      de: 'Braucht es den Link noch, laden Sie den Patienten mit einer neuen Liste ein.',
      it: 'Se il link serve ancora, invitare il paziente con un nuovo elenco.',
      en: 'If the link is still needed, invite the patient with a new list.'
    }
  },
  'other-connection': {
    what: {
      fr: 'Cette liste appartient à une autre connexion.',
      de: 'Diese Liste gehört zu einer anderen Verbindung.',
      it: 'Questo elenco appartiene a un’altra connessione.',
      en: 'This list belongs to another connection.'
    },
    next: {
      fr: 'Choisissez sa connexion et recommencez.',
      de: 'Wählen Sie deren Verbindung und versuchen Sie es nochmals.',
      it: 'Scegliere la sua connessione e riprovare.',
      en: 'Choose its connection and do it again.'
    }
  },
  'in-the-past': {
    what: {
      fr: 'L’heure serait dans le passé.',
      de: 'Die Zeit läge in der Vergangenheit.',
      it: 'L’ora sarebbe nel passato.',
      en: 'The time would lie in the past.'
    },
    next: {
      fr: 'Choisissez une heure à venir.',
      de: 'Wählen Sie eine Zeit in der Zukunft.',
      it: 'Scegliere un’ora futura.',
      en: 'Choose a time in the future.'
    }
  },
  'no-appointment': {
    what: {
      fr: 'Cette invitation n’a pas de date.',
      de: 'Diese Einladung hat kein Datum.',
      it: 'Questo invito non ha una data.',
      en: 'This invitation has no date.'
    },
    next: {
      fr: 'Choisissez ce patient seul et donnez-lui une date et une heure.',
      de: 'Wählen Sie nur diesen Patienten und geben Sie Datum und Zeit ein.',
      it: 'Scegliere solo questo paziente e indicare data e ora.',
      en: 'Choose this patient alone and give a date and time.'
    }
  },
  'moved-before': {
    what: {
      fr: 'Un déplacement précédent, dont la réponse s’était perdue, a bien été fait.',
      de: 'Eine frühere Verschiebung, deren Antwort verloren ging, ist doch geschehen.',
      it: 'Uno spostamento precedente, la cui risposta era andata persa, è stato fatto.',
      en: 'An earlier move, whose answer was lost, was done after all.'
    },
    next: {
      fr: 'Le rendez-vous n’a pas été déplacé une seconde fois. Regardez son heure, puis déplacez-le encore si nécessaire.',
      de: 'Der Termin wurde nicht noch einmal verschoben. Prüfen Sie die Zeit und verschieben Sie ihn wenn nötig nochmals.',
      it: 'L’appuntamento non è stato spostato una seconda volta. Controllarne l’ora e, se serve, spostarlo ancora.',
      en: 'The appointment was not moved a second time. Look at its time, and move it again if needed.'
    }
  },
  'nothing-changes': {
    what: {
      fr: 'C’est déjà ainsi sur le serveur.',
      de: 'So steht es schon auf dem Server.',
      it: 'È già così sul server.',
      en: 'It already stands so on the server.'
    },
    next: {
      fr: 'Il n’y a rien à faire.',
      de: 'Es ist nichts zu tun.',
      it: 'Non c’è nulla da fare.',
      en: 'There is nothing to do.'
    }
  },
  'links-only': {
    what: {
      fr: 'Pour ce patient, c’est l’hôpital qui remet le lien : le serveur n’envoie rien.',
      de: 'Diesem Patienten gibt das Spital den Link: Der Server sendet nichts.',
      it: 'A questo paziente il link viene consegnato dall’ospedale: il server non invia nulla.',
      en: 'To this patient the hospital brings the link: the server sends nothing.'
    },
    next: {
      fr: 'Copiez le lien, ou imprimez une lettre avec son code QR.',
      de: 'Kopieren Sie den Link oder drucken Sie einen Brief mit QR-Code.',
      it: 'Copiare il link, o stampare una lettera con il codice QR.',
      en: 'Copy the link, or print a letter with its QR code.'
    }
  }
}

/** Why nothing was done for a patient, and what to do. */
export const careRefusalWords: Readonly<Record<CareRefusal, Explanation>> = { ...refusalWords, ...ownRefusals }
