import type { CommonFailureCode } from '#contract/call.ts'
import type { CallName, CallOutput } from '#contract/channels.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import { proxyFailureCodes, tlsFailureCodes } from '#contract/way.ts'
import { connectionFailures } from './connection-failures.ts'
import type { Explanation } from './explanation.ts'
import { defineMessages, saying } from './messages.ts'
import { taskFailures } from './task-failures.ts'

/** Every code that any call of the contract may fail with. */
export type FailureCode = Extract<CallOutput<CallName>, { ok: false }>['code']

/** Codes that are neither common to all calls nor about the connection: see `task-failures.ts`. */
export type TaskFailureCode = Exclude<FailureCode, CommonFailureCode | ConnectionFailureCode>

export const failureTexts = defineMessages({
  theirWords: saying<{ words: string }>({
    fr: ({ words }) => `Réponse reçue : « ${words} »`,
    de: ({ words }) => `Erhaltene Antwort: «${words}»`,
    it: ({ words }) => `Risposta ricevuta: «${words}»`,
    en: ({ words }) => `The answer was: “${words}”`
  }),
  issuedBy: saying<{ words: string }>({
    fr: ({ words }) => `Le certificat est émis par « ${words} ».`,
    de: ({ words }) => `Das Zertifikat ist ausgestellt von «${words}».`,
    it: ({ words }) => `Il certificato è emesso da «${words}».`,
    en: ({ words }) => `The certificate is issued by “${words}”.`
  }),
  theProxy: saying<{ words: string }>({
    fr: ({ words }) => `Le proxy est « ${words} ».`,
    de: ({ words }) => `Der Proxy ist «${words}».`,
    it: ({ words }) => `Il proxy è «${words}».`,
    en: ({ words }) => `The proxy is “${words}”.`
  })
})

/** Whose words a failure's detail is: see {@link failureTexts}. */
export function speakerOf(code: FailureCode): 'theirWords' | 'issuedBy' | 'theProxy' {
  if (proxyFailureCodes.some((known) => known === code)) return 'theProxy'
  return tlsFailureCodes.some((known) => known === code) || code === 'certificate-refused' ? 'issuedBy' : 'theirWords'
}

/** What may go wrong in any call: the app itself, and the disk. */
export const commonFailures: Readonly<Record<CommonFailureCode, Explanation>> = {
  'bad-input': {
    what: {
      fr: 'L’application n’a pas compris sa propre demande.',
      de: 'Die App hat ihre eigene Anfrage nicht verstanden.',
      it: 'L’applicazione non ha capito la propria richiesta.',
      en: 'The app did not understand its own request.'
    },
    next: {
      fr: 'Rien n’a été modifié. Vérifiez ce que vous avez saisi ; si cela se répète, signalez-le à votre service informatique.',
      de: 'Nichts wurde geändert. Prüfen Sie Ihre Eingabe; geschieht es wieder, melden Sie es Ihrer Informatik.',
      it: 'Nulla è stato modificato. Controllare i dati inseriti; se succede di nuovo, avvisare il servizio informatico.',
      en: 'Nothing was changed. Check what you typed; if it happens again, tell your IT department.'
    }
  },
  'bad-sender': {
    what: {
      fr: 'Une demande venue d’ailleurs que de cette fenêtre a été refusée.',
      de: 'Eine Anfrage, die nicht aus diesem Fenster kam, wurde abgewiesen.',
      it: 'Una richiesta non proveniente da questa finestra è stata respinta.',
      en: 'A request that did not come from this window was turned away.'
    },
    next: {
      fr: 'Rien n’a été modifié. Fermez l’application, rouvrez-la et signalez-le à votre service informatique.',
      de: 'Nichts wurde geändert. Schliessen Sie die App, öffnen Sie sie wieder und melden Sie es Ihrer Informatik.',
      it: 'Nulla è stato modificato. Chiudere e riaprire l’applicazione e avvisare il servizio informatico.',
      en: 'Nothing was changed. Close the app, open it again, and tell your IT department.'
    }
  },
  internal: {
    what: {
      fr: 'Une partie de l’application s’est arrêtée en plein travail.',
      de: 'Ein Teil der App ist mitten in der Arbeit stehen geblieben.',
      it: 'Una parte dell’applicazione si è fermata durante il lavoro.',
      en: 'A part of the app stopped in the middle of its work.'
    },
    next: {
      fr: 'Ce qui était déjà fait est enregistré. Réessayez ; si cela se répète, fermez l’application et rouvrez-la.',
      de: 'Was schon gemacht war, ist gespeichert. Versuchen Sie es nochmals; geschieht es wieder, starten Sie die App neu.',
      it: 'Quanto già fatto è salvato. Riprovare; se succede di nuovo, chiudere e riaprire l’applicazione.',
      en: 'What was already done is saved. Try again; if it happens again, close the app and open it again.'
    }
  },
  'storage-full': {
    what: {
      fr: 'Le disque de cet ordinateur est plein.',
      de: 'Die Festplatte dieses Computers ist voll.',
      it: 'Il disco di questo computer è pieno.',
      en: 'This computer’s disk is full.'
    },
    next: {
      fr: 'Libérez de la place, puis réessayez. Rien n’est envoyé tant que cela ne peut pas être enregistré.',
      de: 'Schaffen Sie Platz und versuchen Sie es dann nochmals. Es wird nichts gesendet, was nicht gespeichert werden kann.',
      it: 'Liberare spazio e riprovare. Nulla viene inviato finché non può essere registrato.',
      en: 'Free some space, then try again. Nothing is sent that cannot be recorded.'
    }
  },
  'storage-read-only': {
    what: {
      fr: 'L’application n’a pas le droit d’écrire dans son dossier.',
      de: 'Die App darf in ihrem Ordner nicht schreiben.',
      it: 'L’applicazione non può scrivere nella propria cartella.',
      en: 'The app may not write in its own folder.'
    },
    next: {
      fr: 'Demandez à votre service informatique de rendre le dossier de l’application accessible en écriture.',
      de: 'Bitten Sie Ihre Informatik, den Ordner der App zum Schreiben freizugeben.',
      it: 'Chiedere al servizio informatico di rendere scrivibile la cartella dell’applicazione.',
      en: 'Ask your IT department to make the app’s folder writable.'
    }
  },
  'storage-damaged': {
    what: {
      fr: 'Le fichier où l’application garde vos listes est endommagé.',
      de: 'Die Datei, in der die App Ihre Listen aufbewahrt, ist beschädigt.',
      it: 'Il file in cui l’applicazione conserva gli elenchi è danneggiato.',
      en: 'The file in which the app keeps your lists is damaged.'
    },
    next: {
      fr: 'Fermez l’application et rouvrez-la : elle mettra ce fichier de côté sans rien supprimer.',
      de: 'Schliessen Sie die App und öffnen Sie sie wieder: Sie legt die Datei beiseite, ohne etwas zu löschen.',
      it: 'Chiudere e riaprire l’applicazione: metterà da parte il file senza cancellare nulla.',
      en: 'Close the app and open it again: it will set the file aside without deleting anything.'
    }
  },
  'storage-failed': {
    what: {
      fr: 'L’enregistrement sur le disque n’a pas fonctionné.',
      de: 'Das Speichern auf der Festplatte hat nicht geklappt.',
      it: 'Il salvataggio sul disco non è riuscito.',
      en: 'Saving to the disk did not work.'
    },
    next: {
      fr: 'Réessayez. Si cela se répète, demandez à votre service informatique de contrôler le disque.',
      de: 'Versuchen Sie es nochmals. Geschieht es wieder, soll Ihre Informatik die Festplatte prüfen.',
      it: 'Riprovare. Se succede di nuovo, chiedere al servizio informatico di controllare il disco.',
      en: 'Try again. If it happens again, ask your IT department to check the disk.'
    }
  }
}

/** Words for every failure of every call; a new code without words is a type error. */
export const failureWords: Readonly<Record<FailureCode, Explanation>> = {
  ...commonFailures,
  ...connectionFailures,
  ...taskFailures
}
