import type { DoubtCode, InvitationState, RefusalCode } from '#contract/invitation.ts'
import type { WaitReason } from '#contract/sending.ts'
import { connectionFailures } from './connection-failures.ts'
import type { Explanation } from './explanation.ts'
import { commonFailures } from './failures.ts'
import type { Words } from './messages.ts'
import { wayFailures } from './way-failures.ts'

/** Where an invitation stands, in a word or two, as written in tables and exports. */
export const stateWords: Readonly<Record<InvitationState, Words>> = {
  ready: { fr: 'Prêt à inviter', de: 'Bereit', it: 'Pronto', en: 'Ready' },
  held: { fr: 'Retenu', de: 'Zurückgehalten', it: 'Trattenuto', en: 'Held back' },
  queued: { fr: 'En attente', de: 'Wartet', it: 'In attesa', en: 'Waiting' },
  sending: { fr: 'Envoi en cours', de: 'Wird gesendet', it: 'Invio in corso', en: 'Being sent' },
  created: { fr: 'Invité', de: 'Eingeladen', it: 'Invitato', en: 'Invited' },
  refused: { fr: 'Refusé', de: 'Abgelehnt', it: 'Rifiutato', en: 'Refused' },
  unknown: { fr: 'En doute', de: 'Unklar', it: 'In dubbio', en: 'In doubt' },
  checking: { fr: 'Vérification', de: 'Wird geprüft', it: 'Verifica in corso', en: 'Being checked' },
  undecided: { fr: 'À décider', de: 'Zu entscheiden', it: 'Da decidere', en: 'To decide' },
  withdrawn: { fr: 'Retiré', de: 'Zurückgezogen', it: 'Ritirato', en: 'Withdrawn' }
}

/** Why the server made no invitation. */
export const refusalWords: Readonly<Record<RefusalCode, Explanation>> = {
  'contact-required': {
    what: {
      fr: 'Il manque un numéro de mobile ou une adresse e-mail.',
      de: 'Es fehlt eine Mobilnummer oder E-Mail-Adresse.',
      it: 'Manca un numero di cellulare o un indirizzo e-mail.',
      en: 'A mobile number or an e-mail address is missing.'
    },
    next: {
      fr: 'Complétez-le dans « Vérifier », puis renvoyez.',
      de: 'Ergänzen Sie sie unter «Prüfen» und senden Sie nochmals.',
      it: 'Completarlo in «Controllo», poi inviare di nuovo.',
      en: 'Add one under “Check”, then send again.'
    }
  },
  'name-or-gender-required': {
    what: {
      fr: 'Il manque le nom, le prénom ou le sexe.',
      de: 'Name, Vorname oder Geschlecht fehlt.',
      it: 'Manca il cognome, il nome o il sesso.',
      en: 'The last name, first name or gender is missing.'
    },
    next: {
      fr: 'Complétez la ligne dans « Vérifier », puis renvoyez.',
      de: 'Ergänzen Sie die Zeile unter «Prüfen» und senden Sie nochmals.',
      it: 'Completare la riga in «Controllo», poi inviare di nuovo.',
      en: 'Complete the row under “Check”, then send again.'
    }
  },
  'moment-invalid': {
    what: {
      fr: 'Le serveur n’a pas accepté la date du rendez-vous.',
      de: 'Der Server hat das Datum des Termins nicht angenommen.',
      it: 'Il server non ha accettato la data dell’appuntamento.',
      en: 'The server did not take the date of the appointment.'
    },
    next: {
      fr: 'Corrigez la date dans « Vérifier », puis renvoyez.',
      de: 'Korrigieren Sie das Datum unter «Prüfen» und senden Sie nochmals.',
      it: 'Correggere la data in «Controllo», poi inviare di nuovo.',
      en: 'Correct the date under “Check”, then send again.'
    }
  },
  'moment-past': {
    what: {
      fr: 'Le rendez-vous est déjà passé.',
      de: 'Der Termin ist schon vorbei.',
      it: 'L’appuntamento è già passato.',
      en: 'The appointment is already over.'
    },
    next: {
      fr: 'Donnez une nouvelle heure dans « Vérifier », ou laissez cette ligne de côté.',
      de: 'Geben Sie unter «Prüfen» eine neue Zeit ein, oder lassen Sie diese Zeile weg.',
      it: 'Indicare un nuovo orario in «Controllo», o tralasciare questa riga.',
      en: 'Give a new time under “Check”, or leave this row out.'
    }
  },
  'destination-required': {
    what: {
      fr: 'Il manque le médecin ou la file d’attente.',
      de: 'Arzt oder Warteschlange fehlt.',
      it: 'Manca il medico o la coda.',
      en: 'The doctor or the queue is missing.'
    },
    next: {
      fr: 'Indiquez l’un des deux dans « Vérifier », puis renvoyez.',
      de: 'Geben Sie unter «Prüfen» eines von beiden an und senden Sie nochmals.',
      it: 'Indicare uno dei due in «Controllo», poi inviare di nuovo.',
      en: 'Give one of the two under “Check”, then send again.'
    }
  },
  'queue-required': {
    what: {
      fr: 'Ce serveur demande une file d’attente, même quand le médecin est connu.',
      de: 'Dieser Server verlangt eine Warteschlange, auch wenn der Arzt bekannt ist.',
      it: 'Questo server richiede una coda, anche quando il medico è noto.',
      en: 'This server wants a queue even where the doctor is known.'
    },
    next: {
      fr: 'Choisissez la file pour toute la liste dans « Vérifier », puis renvoyez.',
      de: 'Wählen Sie unter «Prüfen» die Warteschlange für die ganze Liste und senden Sie nochmals.',
      it: 'Scegliere la coda per tutto l’elenco in «Controllo», poi inviare di nuovo.',
      en: 'Choose the queue for the whole list under “Check”, then send again.'
    }
  },
  'queue-not-found': {
    what: {
      fr: 'Le serveur ne connaît pas cette file d’attente.',
      de: 'Der Server kennt diese Warteschlange nicht.',
      it: 'Il server non conosce questa coda.',
      en: 'The server does not know this queue.'
    },
    next: {
      fr: 'Le nom doit être écrit exactement comme dans HCW@Home, majuscules comprises. Corrigez-le dans « Vérifier » pour toutes les lignes à la fois.',
      de: 'Der Name muss genau wie in HCW@Home geschrieben sein, auch gross und klein. Ändern Sie ihn unter «Prüfen» für alle Zeilen auf einmal.',
      it: 'Il nome deve essere scritto esattamente come in HCW@Home, maiuscole comprese. Correggerlo in «Controllo» per tutte le righe insieme.',
      en: 'The name must be written exactly as in HCW@Home, capitals included. Change it under “Check” for all rows at once.'
    }
  },
  'doctor-not-found': {
    what: {
      fr: 'Le serveur ne connaît aucun médecin à cette adresse.',
      de: 'Der Server kennt keinen Arzt mit dieser Adresse.',
      it: 'Il server non conosce alcun medico con questo indirizzo.',
      en: 'The server knows no doctor with this address.'
    },
    next: {
      fr: 'L’adresse doit être celle de son compte HCW@Home, majuscules comprises. Corrigez-la dans « Vérifier » pour toutes les lignes à la fois.',
      de: 'Es muss die Adresse des HCW@Home-Kontos sein, auch gross und klein. Ändern Sie sie unter «Prüfen» für alle Zeilen auf einmal.',
      it: 'L’indirizzo deve essere quello del suo conto HCW@Home, maiuscole comprese. Correggerlo in «Controllo» per tutte le righe insieme.',
      en: 'It must be the address of the doctor’s HCW@Home account, capitals included. Change it under “Check” for all rows at once.'
    }
  },
  'time-zone-unknown': {
    what: {
      fr: 'Le serveur ne connaît pas le fuseau horaire de la liste.',
      de: 'Der Server kennt die Zeitzone der Liste nicht.',
      it: 'Il server non conosce il fuso orario dell’elenco.',
      en: 'The server does not know the time zone of the list.'
    },
    next: {
      fr: 'Choisissez un autre fuseau, par exemple Europe/Zurich, dans « Vérifier », puis renvoyez.',
      de: 'Wählen Sie unter «Prüfen» eine andere Zeitzone, zum Beispiel Europe/Zurich, und senden Sie nochmals.',
      it: 'Scegliere un altro fuso, per esempio Europe/Zurich, in «Controllo», poi inviare di nuovo.',
      en: 'Choose another zone, for example Europe/Zurich, under “Check”, then send again.'
    }
  },
  'phone-rejected': {
    what: {
      fr: 'Le serveur n’a pas accepté le numéro de mobile.',
      de: 'Der Server hat die Mobilnummer nicht angenommen.',
      it: 'Il server non ha accettato il numero di cellulare.',
      en: 'The server did not take the mobile number.'
    },
    next: {
      fr: 'Vérifiez le numéro auprès du patient et corrigez-le dans « Vérifier ».',
      de: 'Klären Sie die Nummer mit dem Patienten und korrigieren Sie sie unter «Prüfen».',
      it: 'Verificare il numero con il paziente e correggerlo in «Controllo».',
      en: 'Ask the patient for the number and correct it under “Check”.'
    }
  },
  'email-rejected': {
    what: {
      fr: 'Le serveur n’a pas accepté l’adresse e-mail.',
      de: 'Der Server hat die E-Mail-Adresse nicht angenommen.',
      it: 'Il server non ha accettato l’indirizzo e-mail.',
      en: 'The server did not take the e-mail address.'
    },
    next: {
      fr: 'Vérifiez l’adresse auprès du patient et corrigez-la dans « Vérifier ».',
      de: 'Klären Sie die Adresse mit dem Patienten und korrigieren Sie sie unter «Prüfen».',
      it: 'Verificare l’indirizzo con il paziente e correggerlo in «Controllo».',
      en: 'Ask the patient for the address and correct it under “Check”.'
    }
  },
  'message-not-sent': {
    what: {
      fr: 'Le serveur n’a pas pu envoyer le message ; l’invitation n’existe donc pas.',
      de: 'Der Server konnte die Nachricht nicht senden; es gibt deshalb keine Einladung.',
      it: 'Il server non ha potuto inviare il messaggio; l’invito quindi non esiste.',
      en: 'The server could not send the message, so there is no invitation.'
    },
    next: {
      fr: 'Vérifiez le numéro ou l’adresse, puis renvoyez. Si tous les patients sont touchés, prévenez l’administration de HCW@Home.',
      de: 'Prüfen Sie Nummer oder Adresse und senden Sie nochmals. Sind alle Patienten betroffen, melden Sie es der HCW@Home-Verwaltung.',
      it: 'Controllare il numero o l’indirizzo, poi inviare di nuovo. Se riguarda tutti i pazienti, avvisare l’amministrazione di HCW@Home.',
      en: 'Check the number or address, then send again. If it happens to every patient, tell the HCW@Home administrator.'
    }
  },
  'request-rejected': {
    what: {
      fr: 'Le serveur n’a pas voulu de cette invitation.',
      de: 'Der Server hat diese Einladung nicht angenommen.',
      it: 'Il server non ha accettato questo invito.',
      en: 'The server did not accept this invitation.'
    },
    next: {
      fr: 'Lisez sa réponse ci-dessous et corrigez la ligne dans « Vérifier » ; sinon, montrez-la à l’administration de HCW@Home.',
      de: 'Lesen Sie seine Antwort unten und korrigieren Sie die Zeile unter «Prüfen»; sonst zeigen Sie sie der HCW@Home-Verwaltung.',
      it: 'Leggere la sua risposta qui sotto e correggere la riga in «Controllo»; altrimenti mostrarla all’amministrazione di HCW@Home.',
      en: 'Read its answer below and correct the row under “Check”; otherwise show it to the HCW@Home administrator.'
    }
  },
  'not-allowed': {
    what: {
      fr: 'Ce compte n’a pas le droit d’inviter des patients.',
      de: 'Dieses Konto darf keine Patienten einladen.',
      it: 'Questo conto non può invitare pazienti.',
      en: 'This account may not invite patients.'
    },
    next: {
      fr: 'Utilisez un compte de planification (« scheduler »), que l’administration de HCW@Home peut vous donner.',
      de: 'Verwenden Sie ein Konto für die Terminplanung («scheduler»); die HCW@Home-Verwaltung kann es Ihnen geben.',
      it: 'Usare un conto di pianificazione («scheduler»), che l’amministrazione di HCW@Home può fornire.',
      en: 'Use a scheduler account; the HCW@Home administrator can give you one.'
    }
  },
  'not-found': {
    what: {
      fr: 'Le serveur n’a pas trouvé ce qu’il fallait pour cette invitation.',
      de: 'Der Server hat nicht gefunden, was zu dieser Einladung gehört.',
      it: 'Il server non ha trovato quanto serve per questo invito.',
      en: 'The server did not find what belongs to this invitation.'
    },
    next: {
      fr: 'Vérifiez l’adresse du serveur dans « Connexion », puis renvoyez.',
      de: 'Prüfen Sie die Adresse des Servers unter «Verbindung» und senden Sie nochmals.',
      it: 'Controllare l’indirizzo del server in «Connessione», poi inviare di nuovo.',
      en: 'Check the server’s address under “Connection”, then send again.'
    }
  },
  'too-large': {
    what: {
      fr: 'Un des textes de cette ligne est trop long pour le serveur.',
      de: 'Ein Text dieser Zeile ist für den Server zu lang.',
      it: 'Uno dei testi di questa riga è troppo lungo per il server.',
      en: 'One of the texts of this row is too long for the server.'
    },
    next: {
      fr: 'Raccourcissez-le dans « Vérifier », puis renvoyez.',
      de: 'Kürzen Sie ihn unter «Prüfen» und senden Sie nochmals.',
      it: 'Accorciarlo in «Controllo», poi inviare di nuovo.',
      en: 'Shorten it under “Check”, then send again.'
    }
  }
}

const askServer: Words = {
  fr: 'Rien n’est renvoyé tout seul. Demandez au serveur si l’invitation existe.',
  de: 'Nichts wird von selbst nochmals gesendet. Fragen Sie den Server, ob es die Einladung gibt.',
  it: 'Nulla viene inviato di nuovo da solo. Chiedere al server se l’invito esiste.',
  en: 'Nothing is sent again by itself. Ask the server whether the invitation exists.'
}

/** Why nobody knows yet whether the invitation was made. */
export const doubtWords: Readonly<Record<DoubtCode, Explanation>> = {
  'timed-out': {
    what: {
      fr: 'Le serveur n’a pas répondu à temps.',
      de: 'Der Server hat nicht rechtzeitig geantwortet.',
      it: 'Il server non ha risposto in tempo.',
      en: 'The server did not answer in time.'
    },
    next: askServer
  },
  'connection-lost': {
    what: {
      fr: 'La liaison s’est coupée avant la réponse.',
      de: 'Die Verbindung brach vor der Antwort ab.',
      it: 'Il collegamento si è interrotto prima della risposta.',
      en: 'The connection broke before the answer came.'
    },
    next: askServer
  },
  'server-error': {
    what: {
      fr: 'Le serveur a eu un problème pendant l’envoi.',
      de: 'Der Server hatte beim Senden ein Problem.',
      it: 'Il server ha avuto un problema durante l’invio.',
      en: 'The server had a problem while sending.'
    },
    next: askServer
  },
  'unreadable-answer': {
    what: {
      fr: 'La réponse du serveur n’a pas pu être lue.',
      de: 'Die Antwort des Servers war nicht lesbar.',
      it: 'La risposta del server non era leggibile.',
      en: 'The server’s answer could not be read.'
    },
    next: askServer
  },
  'answer-without-link': {
    what: {
      fr: 'Le serveur a répondu sans donner le lien du patient.',
      de: 'Der Server hat geantwortet, aber keinen Link für den Patienten genannt.',
      it: 'Il server ha risposto senza fornire il link del paziente.',
      en: 'The server answered without giving the patient’s link.'
    },
    next: askServer
  },
  redirected: {
    what: {
      fr: 'La demande a été renvoyée vers une autre adresse.',
      de: 'Die Anfrage wurde an eine andere Adresse weitergeleitet.',
      it: 'La richiesta è stata rinviata a un altro indirizzo.',
      en: 'The request was sent on to another address.'
    },
    next: askServer
  },
  'app-ended': {
    what: {
      fr: 'L’application s’est fermée avant la réponse du serveur.',
      de: 'Die App wurde beendet, bevor der Server geantwortet hat.',
      it: 'L’applicazione si è chiusa prima della risposta del server.',
      en: 'The app ended before the server had answered.'
    },
    next: askServer
  }
}

/** Why a batch waits. Whether it goes on by itself is said beside it. */
export const waitWords: Readonly<Record<WaitReason, Explanation>> = {
  ...wayFailures,
  'name-not-found': connectionFailures['name-not-found'],
  unreachable: connectionFailures.unreachable,
  'certificate-refused': connectionFailures['certificate-refused'],
  'timed-out': connectionFailures['timed-out'],
  'server-error': connectionFailures['server-error'],
  'wrong-password': connectionFailures['wrong-password'],
  'no-password': connectionFailures['no-password'],
  'storage-failed': commonFailures['storage-failed'],
  'storage-full': commonFailures['storage-full'],
  'storage-read-only': commonFailures['storage-read-only'],
  'storage-damaged': commonFailures['storage-damaged'],
  'not-signed-in': {
    what: {
      fr: 'Le serveur n’accepte plus la connexion de ce compte.',
      de: 'Der Server lässt dieses Konto nicht mehr arbeiten.',
      it: 'Il server non accetta più l’accesso di questo conto.',
      en: 'The server no longer lets this account in.'
    },
    next: {
      fr: 'Vérifiez le compte dans « Connexion ».',
      de: 'Prüfen Sie das Konto unter «Verbindung».',
      it: 'Controllare il conto in «Connessione».',
      en: 'Check the account under “Connection”.'
    }
  },
  'slow-down': {
    what: {
      fr: 'Le serveur demande d’aller moins vite.',
      de: 'Der Server bittet, langsamer zu senden.',
      it: 'Il server chiede di andare più piano.',
      en: 'The server asks to go more slowly.'
    },
    next: {
      fr: 'Vous n’avez rien à faire.',
      de: 'Sie müssen nichts tun.',
      it: 'Non occorre fare nulla.',
      en: 'There is nothing for you to do.'
    }
  },
  offline: {
    what: {
      fr: 'Cet ordinateur n’a plus de réseau.',
      de: 'Dieser Computer hat kein Netz mehr.',
      it: 'Questo computer non è più in rete.',
      en: 'This computer has lost the network.'
    },
    next: {
      fr: 'Vérifiez le câble, le Wi-Fi ou le VPN.',
      de: 'Prüfen Sie Kabel, WLAN oder VPN.',
      it: 'Controllare il cavo, il Wi-Fi o la VPN.',
      en: 'Check the cable, the Wi-Fi or the VPN.'
    }
  },
  asleep: {
    what: {
      fr: 'Cet ordinateur était en veille.',
      de: 'Dieser Computer war im Ruhezustand.',
      it: 'Questo computer era in stato di riposo.',
      en: 'This computer was asleep.'
    },
    next: {
      fr: 'L’envoi reprend dès que le serveur répond.',
      de: 'Das Senden geht weiter, sobald der Server antwortet.',
      it: 'L’invio riprende appena il server risponde.',
      en: 'Sending goes on as soon as the server answers.'
    }
  }
}
