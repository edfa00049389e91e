import type { Explanation } from './explanation.ts'
import type { TaskFailureCode } from './failures.ts'

type AftercareFailureCode = Extract<
  TaskFailureCode,
  | 'not-running'
  | 'not-created'
  | 'not-found'
  | 'not-confirmed'
  | 'not-allowed'
  | 'doubt'
  | 'no-secret'
  | 'own-account'
  | 'doctor-unknown'
  | 'not-possible'
>

/** What may go wrong with an invitation that was sent, with a consultation, or with a doctor's sign-in link. */
export const aftercareFailures: Readonly<Record<AftercareFailureCode, Explanation>> = {
  'not-running': {
    what: {
      fr: 'Rien n’est en cours.',
      de: 'Es läuft nichts mehr.',
      it: 'Nulla è in corso.',
      en: 'Nothing is running any more.'
    },
    next: {
      fr: 'Tout était déjà terminé. Regardez le résultat de chaque patient.',
      de: 'Alles war schon fertig. Sehen Sie das Ergebnis bei jedem Patienten.',
      it: 'Tutto era già terminato. Vedere il risultato di ogni paziente.',
      en: 'Everything was finished already. See the result of each patient.'
    }
  },
  'not-created': {
    what: {
      fr: 'Ce patient n’a pas d’invitation sur le serveur.',
      de: 'Für diesen Patienten gibt es auf dem Server keine Einladung.',
      it: 'Questo paziente non ha alcun invito sul server.',
      en: 'This patient has no invitation on the server.'
    },
    next: {
      fr: 'Ouvrez la liste à l’étape « Envoyer » : elle dit s’il faut l’inviter ou régler un doute.',
      de: 'Öffnen Sie die Liste beim Schritt «Senden»: Dort steht, ob er einzuladen ist oder etwas zu klären bleibt.',
      it: 'Aprire l’elenco alla fase «Invio»: indica se va invitato o se c’è un dubbio da risolvere.',
      en: 'Open the list at the step “Send”: it says whether to invite or to settle a doubt.'
    }
  },
  'not-found': {
    what: {
      fr: 'Il n’y a pas de consultation : le patient n’est pas encore entré, ou le médecin ne l’a pas encore accepté.',
      de: 'Es gibt keine Konsultation: Der Patient ist noch nicht da, oder der Arzt hat ihn noch nicht aufgenommen.',
      it: 'Non c’è alcuna consultazione: il paziente non è ancora entrato, o il medico non lo ha ancora accettato.',
      en: 'There is no consultation: the patient has not come in yet, or the doctor has not accepted yet.'
    },
    next: {
      fr: 'Regardez de nouveau plus tard.',
      de: 'Sehen Sie später nochmals nach.',
      it: 'Guardare di nuovo più tardi.',
      en: 'Look again later.'
    }
  },
  'not-confirmed': {
    what: {
      fr: 'Le nom saisi n’est pas celui du patient.',
      de: 'Der eingegebene Name ist nicht der des Patienten.',
      it: 'Il cognome inserito non è quello del paziente.',
      en: 'The name typed is not the patient’s.'
    },
    next: {
      fr: 'La consultation continue. Saisissez le nom de famille exactement.',
      de: 'Die Konsultation läuft weiter. Geben Sie den Nachnamen genau ein.',
      it: 'La consultazione continua. Inserire esattamente il cognome.',
      en: 'The consultation goes on. Type the last name exactly.'
    }
  },
  'not-allowed': {
    what: {
      fr: 'Le serveur ne permet pas cela à votre compte.',
      de: 'Der Server erlaubt das Ihrem Konto nicht.',
      it: 'Il server non lo permette al vostro conto.',
      en: 'The server does not allow this to your account.'
    },
    next: {
      fr: 'Demandez au médecin, ou à l’administrateur de HCW@Home.',
      de: 'Fragen Sie den Arzt oder die Administration von HCW@Home.',
      it: 'Chiedere al medico o all’amministratore di HCW@Home.',
      en: 'Ask the doctor, or the administrator of HCW@Home.'
    }
  },
  doubt: {
    what: {
      fr: 'La réponse du serveur s’est perdue : on ne sait pas si c’est fait.',
      de: 'Die Antwort des Servers ging verloren: Es ist unklar, ob es geschehen ist.',
      it: 'La risposta del server è andata persa: non si sa se sia stato fatto.',
      en: 'The server’s answer was lost: nobody knows whether it was done.'
    },
    next: {
      fr: 'Relisez dans un moment : le serveur dira ce qu’il en est.',
      de: 'Lesen Sie es gleich nochmals: Der Server sagt dann, wie es steht.',
      it: 'Rileggere tra un momento: il server dirà come stanno le cose.',
      en: 'Read it again in a moment: the server will tell.'
    }
  },
  'no-secret': {
    what: {
      fr: 'Aucun secret partagé n’est enregistré pour ce serveur.',
      de: 'Für diesen Server ist kein gemeinsames Geheimnis gespeichert.',
      it: 'Nessun segreto condiviso è registrato per questo server.',
      en: 'No shared secret is stored for this server.'
    },
    next: {
      fr: 'L’administrateur du serveur le connaît ; enregistrez-le d’abord.',
      de: 'Die Administration des Servers kennt es; speichern Sie es zuerst.',
      it: 'L’amministratore del server lo conosce; registrarlo prima.',
      en: 'The server’s administrator knows it; store it first.'
    }
  },
  'own-account': {
    what: {
      fr: 'C’est l’adresse de votre propre compte.',
      de: 'Das ist die Adresse Ihres eigenen Kontos.',
      it: 'È l’indirizzo del vostro stesso conto.',
      en: 'This is the address of your own account.'
    },
    next: {
      fr: 'Un tel lien empêcherait ce compte de se connecter pour toujours. Indiquez l’adresse du médecin.',
      de: 'Ein solcher Link würde die Anmeldung dieses Kontos für immer zerstören. Geben Sie die Adresse des Arztes ein.',
      it: 'Un tale link impedirebbe per sempre l’accesso a questo conto. Indicare l’indirizzo del medico.',
      en: 'Such a link would break this account’s sign-in for good. Give the doctor’s address.'
    }
  },
  'doctor-unknown': {
    what: {
      fr: 'Aucune invitation n’a encore été faite pour ce médecin depuis cette application.',
      de: 'Für diesen Arzt wurde mit dieser App noch keine Einladung gemacht.',
      it: 'Con questa applicazione non è stato ancora fatto alcun invito per questo medico.',
      en: 'No invitation has been made for this doctor with this app yet.'
    },
    next: {
      fr: 'Vérifiez l’adresse : pour une adresse inconnue, le serveur créerait un nouveau compte de médecin.',
      de: 'Prüfen Sie die Adresse: Für eine unbekannte würde der Server ein neues Arztkonto anlegen.',
      it: 'Controllare l’indirizzo: per un indirizzo sconosciuto il server creerebbe un nuovo conto di medico.',
      en: 'Check the address: for an unknown one the server would make a new doctor’s account.'
    }
  },
  'not-possible': {
    what: {
      fr: 'Ce n’est pas possible pour cette invitation en ce moment.',
      de: 'Das ist bei dieser Einladung jetzt nicht möglich.',
      it: 'Non è possibile per questo invito in questo momento.',
      en: 'This is not possible for this invitation now.'
    },
    next: {
      fr: 'Un patient entre avant d’être accepté, et une consultation se termine après.',
      de: 'Ein Patient kommt zuerst herein, wird dann aufgenommen, und erst dann endet die Konsultation.',
      it: 'Un paziente prima entra, poi viene accettato, e solo dopo la consultazione termina.',
      en: 'A patient comes in first, is accepted then, and only then the consultation ends.'
    }
  }
}
