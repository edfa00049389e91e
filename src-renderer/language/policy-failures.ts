import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { Explanation } from './explanation.ts'
import type { TaskFailureCode } from './failures.ts'

/** Why the policy of the hospital's IT keeps a server from being used. */
export const policyConnectionFailures: Readonly<
  Record<Extract<ConnectionFailureCode, 'policy-unreadable' | 'server-not-allowed'>, Explanation>
> = {
  'policy-unreadable': {
    what: {
      fr: 'Les réglages de votre service informatique ne peuvent pas être lus.',
      de: 'Die Vorgaben Ihrer Informatik können nicht gelesen werden.',
      it: 'Le impostazioni del servizio informatico non possono essere lette.',
      en: 'The settings of your IT department cannot be read.'
    },
    next: {
      fr: 'Rien n’est envoyé d’ici là. Vous pouvez préparer vos listes ; prévenez votre service informatique.',
      de: 'Bis dahin wird nichts gesendet. Listen können Sie vorbereiten; melden Sie es Ihrer Informatik.',
      it: 'Nel frattempo non viene inviato nulla. È possibile preparare gli elenchi; avvisare il servizio informatico.',
      en: 'Nothing is sent until then. You can prepare your lists; tell your IT department.'
    }
  },
  'server-not-allowed': {
    what: {
      fr: 'Votre service informatique n’autorise pas ce serveur.',
      de: 'Ihre Informatik lässt diesen Server nicht zu.',
      it: 'Il servizio informatico non consente questo server.',
      en: 'Your IT department does not allow this server.'
    },
    next: {
      fr: 'Utilisez le serveur indiqué sous « Connexion », ou demandez à votre service informatique.',
      de: 'Verwenden Sie den Server, der unter «Verbindung» steht, oder fragen Sie Ihre Informatik.',
      it: 'Usare il server indicato in «Connessione», o chiedere al servizio informatico.',
      en: 'Use the server that “Connection” shows, or ask your IT department.'
    }
  }
}

/** What the policy keeps a person from doing. */
export const policyTaskFailures: Readonly<
  Record<Extract<TaskFailureCode, 'fixed-by-it' | 'links-only-off' | 'sign-in-links-off'>, Explanation>
> = {
  'fixed-by-it': {
    what: {
      fr: 'Ce réglage est fixé par votre service informatique.',
      de: 'Diese Einstellung gibt Ihre Informatik vor.',
      it: 'Questa impostazione è stabilita dal servizio informatico.',
      en: 'This setting is set by your IT department.'
    },
    next: {
      fr: 'Rien n’a été modifié. S’il doit être différent, demandez à votre service informatique.',
      de: 'Nichts wurde geändert. Soll sie anders sein, fragen Sie Ihre Informatik.',
      it: 'Nulla è stato modificato. Se deve essere diversa, chiedere al servizio informatico.',
      en: 'Nothing was changed. If it should be different, ask your IT department.'
    }
  },
  'links-only-off': {
    what: {
      fr: 'Votre service informatique n’autorise pas les listes dont vous transmettez vous-mêmes les liens.',
      de: 'Ihre Informatik lässt keine Listen zu, deren Links Sie selbst zum Patienten bringen.',
      it: 'Il servizio informatico non consente elenchi di cui trasmettete voi stessi i link.',
      en: 'Your IT department does not allow lists whose links you bring to the patients yourselves.'
    },
    next: {
      fr: 'Rien n’a été envoyé. Sous « Vérifier », choisissez que le serveur envoie les invitations.',
      de: 'Nichts wurde gesendet. Wählen Sie unter «Prüfen», dass der Server die Einladungen sendet.',
      it: 'Nulla è stato inviato. In «Controllo» scegliere che sia il server a inviare gli inviti.',
      en: 'Nothing was sent. Under “Check”, choose that the server sends the invitations.'
    }
  },
  'sign-in-links-off': {
    what: {
      fr: 'Votre service informatique a désactivé les liens d’accès pour médecins.',
      de: 'Ihre Informatik hat Anmeldelinks für Ärzte abgeschaltet.',
      it: 'Il servizio informatico ha disattivato i link di accesso per i medici.',
      en: 'Your IT department has switched off sign-in links for doctors.'
    },
    next: {
      fr: 'Aucun lien n’a été créé. Demandez à votre service informatique s’il vous en faut un.',
      de: 'Es wurde kein Link erstellt. Brauchen Sie einen, fragen Sie Ihre Informatik.',
      it: 'Nessun link è stato creato. Se ne serve uno, chiedere al servizio informatico.',
      en: 'No link was made. If you need one, ask your IT department.'
    }
  }
}
