import { aftercareFailures } from './aftercare-failures.ts'
import { authorityFailures } from './authorities.ts'
import { doctorFailures } from './doctor.ts'
import type { Explanation } from './explanation.ts'
import type { TaskFailureCode } from './failures.ts'
import { policyTaskFailures } from './policy-failures.ts'

/** What may go wrong with a file, a list or a batch. */
export const taskFailures: Readonly<Record<TaskFailureCode, Explanation>> = {
  ...aftercareFailures,
  ...policyTaskFailures,
  ...authorityFailures,
  ...doctorFailures,
  'still-sending': {
    what: {
      fr: 'Des invitations sont encore en route ou en doute.',
      de: 'Einladungen sind noch unterwegs oder unklar.',
      it: 'Alcuni inviti sono ancora in viaggio o in dubbio.',
      en: 'Invitations are still on their way or in doubt.'
    },
    next: {
      fr: 'Attendez la fin de l’envoi, ou arrêtez-le, puis réglez les cas en doute et réessayez.',
      de: 'Warten Sie das Ende ab oder beenden Sie das Senden, klären Sie die unklaren Fälle und versuchen Sie es nochmals.',
      it: 'Attendere la fine dell’invio, o fermarlo, risolvere i casi in dubbio e riprovare.',
      en: 'Wait until sending ends, or stop it, settle those in doubt, and try again.'
    }
  },
  'not-confirmed': {
    what: {
      fr: 'L’ordinateur n’a pas pu vérifier que c’est bien vous.',
      de: 'Der Computer konnte nicht bestätigen, dass Sie es sind.',
      it: 'Il computer non ha potuto verificare l’identità.',
      en: 'The computer could not confirm that it is you.'
    },
    next: {
      fr: 'Réessayez, ou verrouillez l’ordinateur puis déverrouillez-le avec votre mot de passe.',
      de: 'Versuchen Sie es nochmals, oder sperren Sie den Computer und entsperren Sie ihn mit Ihrem Passwort.',
      it: 'Riprovare, oppure bloccare il computer e sbloccarlo con la propria password.',
      en: 'Try again, or lock the computer and unlock it with your password.'
    }
  },
  'no-such-connection': {
    what: {
      fr: 'Cette connexion n’existe plus.',
      de: 'Diese Verbindung gibt es nicht mehr.',
      it: 'Questa connessione non esiste più.',
      en: 'This connection does not exist any more.'
    },
    next: {
      fr: 'Choisissez-en une autre ou créez-la de nouveau.',
      de: 'Wählen Sie eine andere oder legen Sie sie neu an.',
      it: 'Sceglierne un’altra o crearla di nuovo.',
      en: 'Choose another one, or add it again.'
    }
  },
  'not-offered': {
    what: {
      fr: 'Ce serveur ne donne pas la liste de ses files d’attente.',
      de: 'Dieser Server nennt seine Warteschlangen nicht.',
      it: 'Questo server non fornisce l’elenco delle sue code.',
      en: 'This server does not tell which queues it has.'
    },
    next: {
      fr: 'Saisissez le nom de la file exactement comme dans HCW@Home.',
      de: 'Geben Sie den Namen der Warteschlange genau wie in HCW@Home ein.',
      it: 'Inserire il nome della coda esattamente come in HCW@Home.',
      en: 'Type the queue’s name exactly as in HCW@Home.'
    }
  },
  cancelled: {
    what: {
      fr: 'Vous avez annulé.',
      de: 'Sie haben abgebrochen.',
      it: 'L’operazione è stata annullata.',
      en: 'You cancelled.'
    },
    next: {
      fr: 'Rien n’a été modifié. Vous pouvez recommencer quand vous voulez.',
      de: 'Nichts wurde geändert. Sie können jederzeit neu beginnen.',
      it: 'Nulla è stato modificato. Si può ricominciare in ogni momento.',
      en: 'Nothing was changed. You can start again at any time.'
    }
  },
  'too-large': {
    what: {
      fr: 'Ce fichier dépasse 100 Mo.',
      de: 'Diese Datei ist grösser als 100 MB.',
      it: 'Questo file supera i 100 MB.',
      en: 'This file is larger than 100 MB.'
    },
    next: {
      fr: 'Vérifiez que c’est la bonne liste, ou partagez-la en plusieurs fichiers.',
      de: 'Prüfen Sie, ob es die richtige Liste ist, oder teilen Sie sie auf mehrere Dateien auf.',
      it: 'Controllare che sia l’elenco giusto, o dividerlo in più file.',
      en: 'Check that it is the right list, or split it into several files.'
    }
  },
  unreadable: {
    what: {
      fr: 'Ce fichier n’a pas pu être ouvert.',
      de: 'Diese Datei konnte nicht geöffnet werden.',
      it: 'Non è stato possibile aprire questo file.',
      en: 'This file could not be opened.'
    },
    next: {
      fr: 'S’il est ouvert dans Excel, fermez-le. S’il est sur un lecteur réseau, copiez-le d’abord sur le bureau.',
      de: 'Ist sie in Excel offen, schliessen Sie sie. Liegt sie auf einem Netzlaufwerk, kopieren Sie sie zuerst auf den Desktop.',
      it: 'Se è aperto in Excel, chiuderlo. Se è su un’unità di rete, copiarlo prima sul desktop.',
      en: 'If it is open in Excel, close it there. If it is on a network drive, copy it to the desktop first.'
    }
  },
  'not-writable': {
    what: {
      fr: 'Le fichier n’a pas pu être enregistré à cet endroit.',
      de: 'Die Datei konnte dort nicht gespeichert werden.',
      it: 'Non è stato possibile salvare il file in quella posizione.',
      en: 'The file could not be saved there.'
    },
    next: {
      fr: 'Si un fichier du même nom est ouvert dans Excel, fermez-le, ou choisissez un autre dossier.',
      de: 'Ist eine Datei mit demselben Namen in Excel offen, schliessen Sie sie, oder wählen Sie einen anderen Ordner.',
      it: 'Se un file con lo stesso nome è aperto in Excel, chiuderlo, o scegliere un’altra cartella.',
      en: 'If a file of that name is open in Excel, close it there, or choose another folder.'
    }
  },
  'disk-full': {
    what: {
      fr: 'Il n’y a plus de place à cet endroit.',
      de: 'An diesem Ort ist kein Platz mehr.',
      it: 'In quella posizione non c’è più spazio.',
      en: 'There is no space left in that place.'
    },
    next: {
      fr: 'Libérez de la place ou choisissez un autre dossier. Aucun fichier incomplet n’a été laissé.',
      de: 'Schaffen Sie Platz oder wählen Sie einen anderen Ordner. Es blieb keine halbe Datei zurück.',
      it: 'Liberare spazio o scegliere un’altra cartella. Non è rimasto alcun file incompleto.',
      en: 'Free some space or choose another folder. No half-written file was left.'
    }
  },
  gone: {
    what: {
      fr: 'Le fichier enregistré n’est plus à sa place.',
      de: 'Die gespeicherte Datei ist nicht mehr an ihrem Ort.',
      it: 'Il file salvato non è più al suo posto.',
      en: 'The saved file is no longer where it was.'
    },
    next: {
      fr: 'Il a peut-être été déplacé ou renommé. Vous pouvez l’enregistrer à nouveau.',
      de: 'Vielleicht wurde sie verschoben oder umbenannt. Sie können sie nochmals speichern.',
      it: 'Forse è stato spostato o rinominato. È possibile salvarlo di nuovo.',
      en: 'It may have been moved or renamed. You can save it again.'
    }
  },
  'address-refused': {
    what: {
      fr: 'Ce lien n’a pas été ouvert : ce n’est pas une adresse web protégée.',
      de: 'Dieser Link wurde nicht geöffnet: Es ist keine geschützte Webadresse.',
      it: 'Questo link non è stato aperto: non è un indirizzo web protetto.',
      en: 'This link was not opened: it is not a protected web address.'
    },
    next: {
      fr: 'Vérifiez le lien auprès de l’administration de HCW@Home.',
      de: 'Lassen Sie den Link von der HCW@Home-Verwaltung prüfen.',
      it: 'Far controllare il link all’amministrazione di HCW@Home.',
      en: 'Ask the HCW@Home administrator to check the link.'
    }
  },
  'no-such-list': {
    what: {
      fr: 'Cette liste n’existe plus.',
      de: 'Diese Liste gibt es nicht mehr.',
      it: 'Questo elenco non esiste più.',
      en: 'This list does not exist any more.'
    },
    next: {
      fr: 'Revenez à vos listes ; au besoin, déposez le fichier à nouveau.',
      de: 'Gehen Sie zurück zu Ihren Listen; legen Sie die Datei bei Bedarf nochmals ab.',
      it: 'Tornare ai propri elenchi; se necessario, trascinare di nuovo il file.',
      en: 'Go back to your lists; if needed, drop the file again.'
    }
  },
  'no-connection': {
    what: {
      fr: 'Aucune connexion n’est choisie pour cette liste.',
      de: 'Für diese Liste ist keine Verbindung gewählt.',
      it: 'Per questo elenco non è scelta alcuna connessione.',
      en: 'No connection is chosen for this list.'
    },
    next: {
      fr: 'Ouvrez « Connexion » et choisissez un serveur, ou l’entraînement.',
      de: 'Öffnen Sie «Verbindung» und wählen Sie einen Server oder die Übung.',
      it: 'Aprire «Connessione» e scegliere un server o l’esercitazione.',
      en: 'Open “Connection” and choose a server, or practice.'
    }
  },
  'already-sent': {
    what: {
      fr: 'Des invitations de cette liste ont déjà été envoyées ; ses lignes ne peuvent plus être relues du fichier.',
      de: 'Aus dieser Liste wurde schon eingeladen; ihre Zeilen können nicht mehr neu aus der Datei gelesen werden.',
      it: 'Da questo elenco sono già partiti inviti; le righe non possono più essere rilette dal file.',
      en: 'Invitations of this list have already been sent; its rows can no longer be read from the file again.'
    },
    next: {
      fr: 'Corrigez chaque patient dans « Vérifier », ou déposez le fichier comme nouvelle liste.',
      de: 'Korrigieren Sie einzelne Patienten unter «Prüfen», oder legen Sie die Datei als neue Liste ab.',
      it: 'Correggere i singoli pazienti in «Controllo», o trascinare il file come nuovo elenco.',
      en: 'Correct single patients under “Check”, or drop the file as a new list.'
    }
  },
  'generation-gone': {
    what: {
      fr: 'La lecture de la liste a été remplacée par une plus récente.',
      de: 'Das Einlesen der Liste wurde durch ein neueres ersetzt.',
      it: 'La lettura dell’elenco è stata sostituita da una più recente.',
      en: 'Reading the list was replaced by a newer reading.'
    },
    next: {
      fr: 'Attendez un instant : la liste s’affiche dès qu’elle est lue.',
      de: 'Warten Sie einen Moment: Die Liste erscheint, sobald sie gelesen ist.',
      it: 'Attendere un momento: l’elenco appare appena è stato letto.',
      en: 'Wait a moment: the list appears as soon as it is read.'
    }
  },
  'no-such-row': {
    what: {
      fr: 'Cette ligne n’est plus dans la liste.',
      de: 'Diese Zeile ist nicht mehr in der Liste.',
      it: 'Questa riga non è più nell’elenco.',
      en: 'This row is no longer in the list.'
    },
    next: {
      fr: 'Ouvrez la liste à nouveau pour voir ses lignes actuelles.',
      de: 'Öffnen Sie die Liste nochmals, um ihre jetzigen Zeilen zu sehen.',
      it: 'Riaprire l’elenco per vedere le righe attuali.',
      en: 'Open the list again to see its present rows.'
    }
  },
  'no-source': {
    what: {
      fr: 'Le fichier d’origine de cette liste n’a pas été conservé.',
      de: 'Die ursprüngliche Datei dieser Liste wurde nicht aufbewahrt.',
      it: 'Il file originale di questo elenco non è stato conservato.',
      en: 'The original file of this list was not kept.'
    },
    next: {
      fr: 'Pour le lire autrement, déposez le fichier à nouveau.',
      de: 'Um sie anders zu lesen, legen Sie die Datei nochmals ab.',
      it: 'Per leggerlo in altro modo, trascinare di nuovo il file.',
      en: 'To read it another way, drop the file again.'
    }
  },
  'not-sending': {
    what: {
      fr: 'Aucun envoi n’est en cours.',
      de: 'Es wird gerade nichts gesendet.',
      it: 'Nessun invio è in corso.',
      en: 'Nothing is being sent at the moment.'
    },
    next: {
      fr: 'L’envoi est peut-être déjà terminé ; voyez le résultat dans « Liens ».',
      de: 'Vielleicht ist das Senden schon fertig; das Ergebnis steht unter «Links».',
      it: 'Forse l’invio è già terminato; vedere il risultato in «Link».',
      en: 'Sending may already be finished; see the result under “Links”.'
    }
  },
  'nothing-to-send': {
    what: {
      fr: 'Aucun patient de cette liste n’est prêt à être invité.',
      de: 'Kein Patient dieser Liste ist bereit zum Einladen.',
      it: 'Nessun paziente di questo elenco è pronto per l’invito.',
      en: 'No patient of this list is ready to be invited.'
    },
    next: {
      fr: 'Ouvrez « Vérifier » et corrigez ce qui est signalé.',
      de: 'Öffnen Sie «Prüfen» und korrigieren Sie, was dort gemeldet ist.',
      it: 'Aprire «Controllo» e correggere quanto segnalato.',
      en: 'Open “Check” and correct what is marked there.'
    }
  },
  'nothing-to-fetch': {
    what: {
      fr: 'Il n’y a plus rien à aller rechercher.',
      de: 'Es gibt nichts mehr zurückzuholen.',
      it: 'Non c’è più nulla da recuperare.',
      en: 'There is nothing left to fetch.'
    },
    next: {
      fr: 'Ce qui a été retrouvé est dans vos listes.',
      de: 'Was gefunden wurde, ist in Ihren Listen.',
      it: 'Quanto è stato ritrovato è nei vostri elenchi.',
      en: 'What was found is in your lists.'
    }
  },
  'other-connection': {
    what: {
      fr: 'Cette liste a été préparée pour une autre connexion.',
      de: 'Diese Liste wurde für eine andere Verbindung vorbereitet.',
      it: 'Questo elenco è stato preparato per un’altra connessione.',
      en: 'This list was prepared for another connection.'
    },
    next: {
      fr: 'Choisissez sa connexion, ou déposez le fichier à nouveau avec la connexion actuelle.',
      de: 'Wählen Sie deren Verbindung, oder legen Sie die Datei mit der jetzigen Verbindung nochmals ab.',
      it: 'Scegliere la sua connessione, o trascinare di nuovo il file con quella attuale.',
      en: 'Choose its connection, or drop the file again with the present one.'
    }
  },
  'not-in-that-state': {
    what: {
      fr: 'L’invitation a changé entre-temps.',
      de: 'Die Einladung hat sich inzwischen geändert.',
      it: 'Nel frattempo l’invito è cambiato.',
      en: 'The invitation has changed in the meantime.'
    },
    next: {
      fr: 'Regardez son état actuel avant de décider à nouveau.',
      de: 'Sehen Sie sich den jetzigen Stand an, bevor Sie neu entscheiden.',
      it: 'Guardarne lo stato attuale prima di decidere di nuovo.',
      en: 'Look at its present state before you decide again.'
    }
  },
  'link-not-of-this-server': {
    what: {
      fr: 'Ce lien ne vient pas du serveur choisi.',
      de: 'Dieser Link stammt nicht vom gewählten Server.',
      it: 'Questo link non proviene dal server scelto.',
      en: 'This link is not of the chosen server.'
    },
    next: {
      fr: 'Copiez le lien du patient tel que HCW@Home le montre.',
      de: 'Kopieren Sie den Link des Patienten so, wie HCW@Home ihn zeigt.',
      it: 'Copiare il link del paziente così come lo mostra HCW@Home.',
      en: 'Copy the patient’s link as HCW@Home shows it.'
    }
  },
  'not-practising': {
    what: {
      fr: 'Le mode d’entraînement n’est pas choisi.',
      de: 'Der Übungsmodus ist nicht gewählt.',
      it: 'La modalità di esercitazione non è scelta.',
      en: 'Practice mode is not chosen.'
    },
    next: {
      fr: 'Ouvrez « Connexion » et choisissez l’entraînement.',
      de: 'Öffnen Sie «Verbindung» und wählen Sie die Übung.',
      it: 'Aprire «Connessione» e scegliere l’esercitazione.',
      en: 'Open “Connection” and choose practice.'
    }
  },
  'not-needed': {
    what: {
      fr: 'Ce n’est plus nécessaire : vos listes peuvent de nouveau être lues.',
      de: 'Das ist nicht mehr nötig: Ihre Listen sind wieder lesbar.',
      it: 'Non è più necessario: gli elenchi sono di nuovo leggibili.',
      en: 'This is no longer needed: your lists can be read again.'
    },
    next: {
      fr: 'Continuez comme d’habitude.',
      de: 'Arbeiten Sie weiter wie gewohnt.',
      it: 'Continuare come al solito.',
      en: 'Go on as usual.'
    }
  }
}
