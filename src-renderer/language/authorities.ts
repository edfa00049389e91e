import type { AuthorityFailureCode } from '#contract/authorities.ts'
import type { Explanation } from './explanation.ts'
import { defineMessages, saying } from './messages.ts'

/** Words for the authorities that one connection trusts besides the computer's. */
export const authorityTexts = defineMessages({
  title: {
    fr: 'Autorités de cette connexion',
    de: 'Zertifizierungsstellen dieser Verbindung',
    it: 'Autorità di questa connessione',
    en: 'Authorities of this connection'
  },
  lead: {
    fr: 'Pour le service informatique : si le certificat du serveur vient d’une autorité que cet ordinateur ne connaît pas, choisissez ici le fichier de cette autorité (PEM ou DER). Elle n’est reconnue que pour cette connexion.',
    de: 'Für die Informatik: Stammt das Zertifikat des Servers von einer Zertifizierungsstelle, die dieser Computer nicht kennt, wählen Sie hier deren Datei (PEM oder DER). Sie gilt nur für diese Verbindung.',
    it: 'Per il servizio informatico: se il certificato del server proviene da un’autorità che questo computer non conosce, scegliere qui il file di questa autorità (PEM o DER). È riconosciuta solo per questa connessione.',
    en: 'For the IT department: if the server’s certificate comes from an authority that this computer does not know, choose the file of that authority here (PEM or DER). It is trusted for this connection only.'
  },
  none: {
    fr: 'Aucune : seules les autorités de cet ordinateur sont reconnues.',
    de: 'Keine: Es gelten die Zertifizierungsstellen, die dieser Computer kennt.',
    it: 'Nessuna: valgono le autorità che questo computer conosce.',
    en: 'None: the authorities that this computer knows apply.'
  },
  choose: {
    fr: 'Choisir un fichier d’autorité…',
    de: 'Datei einer Zertifizierungsstelle wählen …',
    it: 'Scegli il file di un’autorità…',
    en: 'Choose an authority’s file…'
  },
  compare: {
    fr: 'Comparez l’empreinte avec celle que votre service informatique vous a donnée, puis enregistrez.',
    de: 'Vergleichen Sie den Fingerabdruck mit dem, den Ihre Informatik Ihnen gab, und speichern Sie dann.',
    it: 'Confrontare l’impronta con quella data dal servizio informatico, poi salvare.',
    en: 'Compare the fingerprint with the one that your IT department gave you, then save.'
  },
  chosen: { fr: 'Pas encore enregistrée', de: 'Noch nicht gespeichert', it: 'Non ancora salvata', en: 'Not saved yet' },
  issuer: { fr: 'Émise par', de: 'Ausgestellt von', it: 'Emessa da', en: 'Issued by' },
  itself: { fr: 'elle-même', de: 'ihr selbst', it: 'se stessa', en: 'itself' },
  valid: { fr: 'Valable', de: 'Gültig', it: 'Valida', en: 'Valid' },
  validBetween: saying<{ from: number; until: number }>({
    fr: ({ from, until }, f) => `du ${f.date(from)} au ${f.date(until)}`,
    de: ({ from, until }, f) => `vom ${f.date(from)} bis ${f.date(until)}`,
    it: ({ from, until }, f) => `dal ${f.date(from)} al ${f.date(until)}`,
    en: ({ from, until }, f) => `from ${f.date(from)} to ${f.date(until)}`
  }),
  fingerprint: {
    fr: 'Empreinte SHA-256',
    de: 'Fingerabdruck SHA-256',
    it: 'Impronta SHA-256',
    en: 'SHA-256 fingerprint'
  },
  remove: { fr: 'Retirer', de: 'Entfernen', it: 'Rimuovi', en: 'Remove' },
  removeNamed: saying<{ name: string }>({
    fr: ({ name }) => `Retirer l’autorité « ${name} »`,
    de: ({ name }) => `Zertifizierungsstelle «${name}» entfernen`,
    it: ({ name }) => `Rimuovi l’autorità «${name}»`,
    en: ({ name }) => `Remove the authority “${name}”`
  })
})

const askIt = {
  fr: 'Demandez à votre service informatique le certificat de l’autorité elle-même, en PEM ou DER.',
  de: 'Bitten Sie Ihre Informatik um das Zertifikat der Zertifizierungsstelle selbst, als PEM oder DER.',
  it: 'Chiedere al servizio informatico il certificato dell’autorità stessa, in PEM o DER.',
  en: 'Ask your IT department for the certificate of the authority itself, as PEM or DER.'
} as const

/** Why a file cannot be taken as authorities. */
export const authorityFailures: Readonly<Record<AuthorityFailureCode, Explanation>> = {
  'authority-file-too-large': {
    what: {
      fr: 'Ce fichier est trop grand pour être un certificat.',
      de: 'Diese Datei ist zu gross für ein Zertifikat.',
      it: 'Questo file è troppo grande per essere un certificato.',
      en: 'This file is too large to be a certificate.'
    },
    next: askIt
  },
  'authority-private-key': {
    what: {
      fr: 'Ce fichier contient une clé privée. Il n’a pas été pris.',
      de: 'Diese Datei enthält einen privaten Schlüssel. Sie wurde nicht übernommen.',
      it: 'Questo file contiene una chiave privata. Non è stato accettato.',
      en: 'This file contains a private key. It was not taken.'
    },
    next: {
      fr: 'Une clé privée ne se donne à personne : dites à votre service informatique que vous l’avez reçue, et demandez le certificat seul.',
      de: 'Einen privaten Schlüssel gibt man niemandem: Sagen Sie Ihrer Informatik, dass Sie ihn erhalten haben, und bitten Sie um das Zertifikat allein.',
      it: 'Una chiave privata non si dà a nessuno: dire al servizio informatico di averla ricevuta, e chiedere il solo certificato.',
      en: 'A private key is given to nobody: tell your IT department that you received it, and ask for the certificate alone.'
    }
  },
  'authorities-too-many': {
    what: {
      fr: 'Ce fichier contient plus de vingt certificats.',
      de: 'Diese Datei enthält mehr als zwanzig Zertifikate.',
      it: 'Questo file contiene più di venti certificati.',
      en: 'This file holds more than twenty certificates.'
    },
    next: askIt
  },
  'not-a-certificate': {
    what: {
      fr: 'Ce fichier n’est pas un certificat, ou il est abîmé.',
      de: 'Diese Datei ist kein Zertifikat oder beschädigt.',
      it: 'Questo file non è un certificato, o è danneggiato.',
      en: 'This file is no certificate, or it is damaged.'
    },
    next: askIt
  },
  'not-an-authority': {
    what: {
      fr: 'Ce certificat n’est pas celui d’une autorité, mais d’un serveur ou d’une personne.',
      de: 'Dieses Zertifikat gehört keiner Zertifizierungsstelle, sondern einem Server oder einer Person.',
      it: 'Questo certificato non è di un’autorità, ma di un server o di una persona.',
      en: 'This certificate is not an authority’s, but a server’s or a person’s.'
    },
    next: askIt
  },
  'authority-expired': {
    what: {
      fr: 'Le certificat de cette autorité n’est plus valable.',
      de: 'Das Zertifikat dieser Zertifizierungsstelle ist abgelaufen.',
      it: 'Il certificato di questa autorità è scaduto.',
      en: 'The certificate of this authority has expired.'
    },
    next: {
      fr: 'Vérifiez la date de cet ordinateur. Si elle est juste, demandez un nouveau certificat à votre service informatique.',
      de: 'Prüfen Sie das Datum dieses Computers. Stimmt es, bitten Sie Ihre Informatik um das neue Zertifikat.',
      it: 'Controllare la data di questo computer. Se è giusta, chiedere al servizio informatico il nuovo certificato.',
      en: 'Check this computer’s date. If it is right, ask your IT department for the new certificate.'
    }
  },
  'authority-not-yet-valid': {
    what: {
      fr: 'Le certificat de cette autorité n’est pas encore valable.',
      de: 'Das Zertifikat dieser Zertifizierungsstelle ist noch nicht gültig.',
      it: 'Il certificato di questa autorità non è ancora valido.',
      en: 'The certificate of this authority is not valid yet.'
    },
    next: {
      fr: 'Vérifiez la date et l’heure de cet ordinateur.',
      de: 'Prüfen Sie Datum und Uhrzeit dieses Computers.',
      it: 'Controllare data e ora di questo computer.',
      en: 'Check this computer’s date and time.'
    }
  }
}
