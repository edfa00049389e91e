import type { RecordsNotice } from '#contract/app.ts'
import type { Explanation } from './explanation.ts'
import { defineMessages } from './messages.ts'

/** What the records had to do at start, in words. */
export const recordsNoticeWords: Readonly<Record<RecordsNotice, Explanation>> = {
  'damaged-set-aside': {
    what: {
      fr: 'Le fichier des listes était endommagé. Il a été mis de côté, et ce qui pouvait être sauvé est là.',
      de: 'Die Datei mit den Listen war beschädigt. Sie wurde beiseitegelegt; was zu retten war, ist da.',
      it: 'Il file degli elenchi era danneggiato. È stato messo da parte; quanto si poteva salvare c’è.',
      en: 'The file with your lists was damaged. It was set aside, and what could be saved is here.'
    },
    next: {
      fr: 'Rien n’a été supprimé. Avant de renvoyer une liste, vérifiez qui est déjà invité et prévenez votre service informatique.',
      de: 'Nichts wurde gelöscht. Prüfen Sie vor erneutem Senden, wer schon eingeladen ist, und melden Sie es Ihrer Informatik.',
      it: 'Nulla è stato cancellato. Prima di inviare di nuovo un elenco, controllare chi è già invitato e avvisare il servizio informatico.',
      en: 'Nothing was deleted. Before you send a list again, check who is already invited, and tell your IT department.'
    }
  },
  'end-lost': {
    what: {
      fr: 'Les dernières modifications avant l’arrêt n’ont pas pu être retrouvées.',
      de: 'Die letzten Änderungen vor dem Abbruch sind nicht mehr da.',
      it: 'Le ultime modifiche prima dell’interruzione non sono state ritrovate.',
      en: 'The last changes before the app stopped could not be found again.'
    },
    next: {
      fr: 'Les invitations concernées sont marquées « en doute » : ouvrez la liste et demandez au serveur.',
      de: 'Betroffene Einladungen sind als «unklar» markiert: Öffnen Sie die Liste und fragen Sie den Server.',
      it: 'Gli inviti interessati sono segnati «in dubbio»: aprire l’elenco e interrogare il server.',
      en: 'The invitations concerned are marked “in doubt”: open the list and ask the server.'
    }
  },
  'session-only': {
    what: {
      fr: 'Ce système n’offre pas de coffre pour les clés : vos listes sont gardées jusqu’à la fermeture de l’application.',
      de: 'Dieses System hat keinen Schlüsselspeicher: Ihre Listen bleiben nur bis zum Schliessen der App.',
      it: 'Questo sistema non offre un portachiavi: gli elenchi restano solo fino alla chiusura dell’applicazione.',
      en: 'This system has no keychain: your lists are kept only until the app is closed.'
    },
    next: {
      fr: 'Enregistrez le tableau des liens avant de fermer. Votre service informatique peut installer un trousseau de clés.',
      de: 'Speichern Sie die Tabelle mit den Links vor dem Schliessen. Ihre Informatik kann einen Schlüsselspeicher einrichten.',
      it: 'Salvare la tabella dei link prima di chiudere. Il servizio informatico può installare un portachiavi.',
      en: 'Save the sheet with the links before you close. Your IT department can set up a keychain.'
    }
  },
  'key-lost': {
    what: {
      fr: 'Les anciennes listes ne peuvent plus être lues : la clé gardée par ce système a disparu.',
      de: 'Die früheren Listen sind nicht mehr lesbar: Der Schlüssel, den dieses System aufbewahrt, ist weg.',
      it: 'Gli elenchi precedenti non sono più leggibili: la chiave custodita da questo sistema è scomparsa.',
      en: 'Earlier lists can no longer be read: the key that this system kept for them is gone.'
    },
    next: {
      fr: 'Tant que c’est ainsi, rien ne peut être enregistré ni envoyé. Vous pouvez recommencer à neuf : l’ancien fichier est renommé, pas supprimé.',
      de: 'Solange das so ist, kann nichts gespeichert oder gesendet werden. Sie können neu beginnen: Die alte Datei wird umbenannt, nicht gelöscht.',
      it: 'Finché è così, nulla può essere salvato o inviato. È possibile ricominciare da capo: il vecchio file viene rinominato, non cancellato.',
      en: 'While this is so, nothing can be kept or sent. You can begin anew: the old file is renamed, not deleted.'
    }
  },
  unreadable: {
    what: {
      fr: 'Le fichier des listes ne peut pas être lu.',
      de: 'Die Datei mit den Listen kann nicht gelesen werden.',
      it: 'Il file degli elenchi non può essere letto.',
      en: 'The file with your lists cannot be read.'
    },
    next: {
      fr: 'Prévenez votre service informatique. Vous pouvez recommencer à neuf : l’ancien fichier est renommé, pas supprimé.',
      de: 'Melden Sie es Ihrer Informatik. Sie können neu beginnen: Die alte Datei wird umbenannt, nicht gelöscht.',
      it: 'Avvisare il servizio informatico. È possibile ricominciare da capo: il vecchio file viene rinominato, non cancellato.',
      en: 'Tell your IT department. You can begin anew: the old file is renamed, not deleted.'
    }
  },
  'storage-full': {
    what: {
      fr: 'Le disque est plein : rien ne peut être enregistré ni envoyé.',
      de: 'Die Festplatte ist voll: Es kann nichts gespeichert oder gesendet werden.',
      it: 'Il disco è pieno: nulla può essere salvato o inviato.',
      en: 'The disk is full: nothing can be kept or sent.'
    },
    next: {
      fr: 'Libérez de la place, puis fermez l’application et rouvrez-la.',
      de: 'Schaffen Sie Platz, schliessen Sie dann die App und öffnen Sie sie wieder.',
      it: 'Liberare spazio, poi chiudere e riaprire l’applicazione.',
      en: 'Free some space, then close the app and open it again.'
    }
  },
  'storage-read-only': {
    what: {
      fr: 'Le dossier de l’application est protégé : rien ne peut être enregistré ni envoyé.',
      de: 'Der Ordner der App ist schreibgeschützt: Es kann nichts gespeichert oder gesendet werden.',
      it: 'La cartella dell’applicazione è protetta: nulla può essere salvato o inviato.',
      en: 'The app’s folder cannot be written to: nothing can be kept or sent.'
    },
    next: {
      fr: 'Demandez à votre service informatique de rendre ce dossier accessible en écriture.',
      de: 'Bitten Sie Ihre Informatik, diesen Ordner zum Schreiben freizugeben.',
      it: 'Chiedere al servizio informatico di rendere scrivibile questa cartella.',
      en: 'Ask your IT department to make this folder writable.'
    }
  },
  'storage-failed': {
    what: {
      fr: 'Le disque ne répond pas comme il faut : rien ne peut être enregistré ni envoyé.',
      de: 'Die Festplatte arbeitet nicht richtig: Es kann nichts gespeichert oder gesendet werden.',
      it: 'Il disco non risponde correttamente: nulla può essere salvato o inviato.',
      en: 'The disk does not work as it should: nothing can be kept or sent.'
    },
    next: {
      fr: 'Fermez l’application et rouvrez-la. Si cela se répète, demandez à votre service informatique de contrôler le disque.',
      de: 'Starten Sie die App neu. Geschieht es wieder, soll Ihre Informatik die Festplatte prüfen.',
      it: 'Chiudere e riaprire l’applicazione. Se succede di nuovo, chiedere al servizio informatico di controllare il disco.',
      en: 'Close the app and open it again. If it happens again, ask your IT department to check the disk.'
    }
  }
}

export const beginAnewTexts = defineMessages({
  begin: { fr: 'Recommencer à neuf…', de: 'Neu beginnen …', it: 'Ricomincia da capo…', en: 'Begin anew…' },
  title: { fr: 'Recommencer à neuf ?', de: 'Neu beginnen?', it: 'Ricominciare da capo?', en: 'Begin anew?' },
  body: {
    fr: 'L’application commence avec des listes vides. L’ancien fichier est renommé et reste dans son dossier. Attention : elle ne saura qui est déjà invité qu’une fois les invitations retrouvées sur le serveur ; elle le proposera ensuite.',
    de: 'Die App beginnt mit leeren Listen. Die alte Datei wird umbenannt und bleibt in ihrem Ordner. Achtung: Wer schon eingeladen ist, weiss die App erst wieder, wenn die Einladungen vom Server zurückgeholt sind; sie bietet es danach an.',
    it: 'L’applicazione comincia con elenchi vuoti. Il vecchio file viene rinominato e resta nella sua cartella. Attenzione: saprà chi è già invitato solo dopo aver recuperato gli inviti dal server; lo proporrà subito dopo.',
    en: 'The app begins with empty lists. The old file is renamed and stays in its folder. Be aware: it knows who is already invited only once the invitations are fetched again from the server, which it then offers.'
  },
  confirm: { fr: 'Recommencer à neuf', de: 'Neu beginnen', it: 'Ricomincia da capo', en: 'Begin anew' },
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' }
})
