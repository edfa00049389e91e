import type { PolicyProblemCode } from '#contract/policy.ts'
import { defineMessages, saying, type Words } from './messages.ts'

/** Words about what the hospital's IT fixed or switched off. */
export const policyTexts = defineMessages({
  fixed: {
    fr: 'Fixé par votre service informatique',
    de: 'Von Ihrer Informatik vorgegeben',
    it: 'Stabilito dal servizio informatico',
    en: 'Set by your IT department'
  },
  fixedNamed: saying<{ name: string }>({
    fr: ({ name }) => `${name} : fixé par votre service informatique`,
    de: ({ name }) => `${name}: von Ihrer Informatik vorgegeben`,
    it: ({ name }) => `${name}: stabilito dal servizio informatico`,
    en: ({ name }) => `${name}: set by your IT department`
  }),
  fixedHelp: {
    fr: 'Vaut pour tous sur cet ordinateur et ne peut pas être changé ici. S’il faut autre chose, demandez à votre service informatique.',
    de: 'Gilt für alle an diesem Computer und lässt sich hier nicht ändern. Soll es anders sein, fragen Sie Ihre Informatik.',
    it: 'Vale per tutti su questo computer e non può essere modificato qui. Se serve altro, chiedere al servizio informatico.',
    en: 'Holds for everybody on this computer and cannot be changed here. If it should be different, ask your IT department.'
  },
  someFixed: {
    fr: 'Ce qui porte un cadenas est fixé par votre service informatique.',
    de: 'Was ein Schloss trägt, gibt Ihre Informatik vor.',
    it: 'Ciò che ha un lucchetto è stabilito dal servizio informatico.',
    en: 'What bears a lock is set by your IT department.'
  },
  off: {
    fr: 'Désactivé par votre service informatique.',
    de: 'Von Ihrer Informatik abgeschaltet.',
    it: 'Disattivato dal servizio informatico.',
    en: 'Switched off by your IT department.'
  },
  chooseServer: {
    fr: 'Votre service informatique a désactivé ce choix : choisissez l’envoi par le serveur.',
    de: 'Ihre Informatik hat diese Wahl abgeschaltet: Wählen Sie das Senden durch den Server.',
    it: 'Il servizio informatico ha disattivato questa scelta: scegliere l’invio da parte del server.',
    en: 'Your IT department has switched this choice off: choose that the server sends.'
  },
  barred: {
    fr: 'Plus autorisé par votre service informatique',
    de: 'Von Ihrer Informatik nicht mehr zugelassen',
    it: 'Non più consentito dal servizio informatico',
    en: 'No longer allowed by your IT department'
  },
  addAccount: {
    fr: 'Ajouter un autre compte',
    de: 'Weiteres Konto hinzufügen',
    it: 'Aggiungi un altro account',
    en: 'Add another account'
  },
  noConnection: {
    fr: 'Indiquez d’abord le compte avec lequel vous invitez.',
    de: 'Geben Sie zuerst das Konto ein, mit dem Sie einladen.',
    it: 'Indicare prima l’account con cui invitare.',
    en: 'First enter the account that you invite with.'
  },
  noConnectionNext: {
    fr: 'Une liste appartient toujours à un serveur. Dès que la connexion est enregistrée, vous pouvez déposer vos listes.',
    de: 'Eine Liste gehört immer zu einem Server. Sobald die Verbindung gespeichert ist, können Sie Listen ablegen.',
    it: 'Un elenco appartiene sempre a un server. Appena la connessione è salvata, è possibile aggiungere elenchi.',
    en: 'A list always belongs to a server. As soon as the connection is saved, you can drop your lists.'
  },
  notSetUp: { fr: 'à configurer', de: 'noch keine', it: 'da configurare', en: 'not set up' },
  toConnection: {
    fr: 'Configurer la connexion',
    de: 'Verbindung einrichten',
    it: 'Configura la connessione',
    en: 'Set up the connection'
  },
  wrong: {
    fr: 'Le fichier de réglages de votre service informatique ne peut pas être suivi : rien n’est envoyé.',
    de: 'Die Vorgaben Ihrer Informatik können nicht befolgt werden: Es wird nichts gesendet.',
    it: 'Il file di impostazioni del servizio informatico non può essere seguito: non viene inviato nulla.',
    en: 'The settings file of your IT department cannot be followed: nothing is sent.'
  },
  wrongNext: {
    fr: 'Vous pouvez continuer à préparer vos listes. Transmettez ce message à votre service informatique ; une fois le fichier corrigé, rouvrez l’application.',
    de: 'Listen können Sie weiter vorbereiten. Geben Sie diese Meldung Ihrer Informatik; ist die Datei berichtigt, starten Sie die App neu.',
    it: 'È possibile continuare a preparare gli elenchi. Trasmettere questo messaggio al servizio informatico; corretto il file, riaprire l’applicazione.',
    en: 'You can go on preparing your lists. Pass this message on to your IT department; once the file is mended, open the app again.'
  },
  wrongMember: saying<{ member: string }>({
    fr: ({ member }) => `Il s’agit de « ${member} ».`,
    de: ({ member }) => `Es geht um «${member}».`,
    it: ({ member }) => `Si tratta di «${member}».`,
    en: ({ member }) => `It is about “${member}”.`
  }),
  wrongPlace: saying<{ place: string }>({
    fr: ({ place }) => `Fichier : ${place}`,
    de: ({ place }) => `Datei: ${place}`,
    it: ({ place }) => `File: ${place}`,
    en: ({ place }) => `File: ${place}`
  })
})

/** Why the policy file cannot be followed, for those who mend it. */
export const policyProblemWords: Readonly<Record<PolicyProblemCode, Words>> = {
  unreadable: {
    fr: 'Le fichier ne peut pas être lu.',
    de: 'Die Datei kann nicht gelesen werden.',
    it: 'Il file non può essere letto.',
    en: 'The file cannot be read.'
  },
  unsafe: {
    fr: 'Le fichier ou son dossier peut être modifié par d’autres qu’un administrateur.',
    de: 'Die Datei oder ihr Ordner kann von anderen als einem Administrator geändert werden.',
    it: 'Il file o la sua cartella può essere modificato da altri oltre a un amministratore.',
    en: 'Others than an administrator can change the file or its folder.'
  },
  'not-json': {
    fr: 'Le fichier n’est pas un objet JSON.',
    de: 'Die Datei ist kein JSON-Objekt.',
    it: 'Il file non è un oggetto JSON.',
    en: 'The file is not a JSON object.'
  },
  'member-unknown': {
    fr: 'Un élément du fichier n’existe pas.',
    de: 'Ein Eintrag der Datei ist unbekannt.',
    it: 'Una voce del file è sconosciuta.',
    en: 'An entry of the file is unknown.'
  },
  'member-wrong': {
    fr: 'Un élément du fichier a une valeur impossible, ou il manque.',
    de: 'Ein Eintrag der Datei hat einen unmöglichen Wert, oder er fehlt.',
    it: 'Una voce del file ha un valore impossibile, o manca.',
    en: 'An entry of the file has an impossible value, or is missing.'
  }
}
