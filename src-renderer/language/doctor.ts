import type { DoctorFact, DoctorStep, DoctorWarning } from '#contract/doctor.ts'
import type { Explanation } from './explanation.ts'
import { defineMessages, saying, type Words } from './messages.ts'

/** Words of the examination of a connection, step by step. */
export const doctorTexts = defineMessages({
  start: {
    fr: 'Vérifier pas à pas',
    de: 'Schritt für Schritt prüfen',
    it: 'Controlla passo per passo',
    en: 'Check step by step'
  },
  title: {
    fr: 'Vérification pas à pas',
    de: 'Prüfung Schritt für Schritt',
    it: 'Controllo passo per passo',
    en: 'Step-by-step check'
  },
  steps: { fr: 'Étapes', de: 'Schritte', it: 'Passi', en: 'Steps' },
  stop: { fr: 'Arrêter', de: 'Anhalten', it: 'Ferma', en: 'Stop' },
  again: { fr: 'Vérifier de nouveau', de: 'Nochmals prüfen', it: 'Controlla di nuovo', en: 'Check again' },
  close: { fr: 'Fermer la vérification', de: 'Prüfung schliessen', it: 'Chiudi il controllo', en: 'Close the check' },
  save: { fr: 'Enregistrer le rapport…', de: 'Bericht speichern …', it: 'Salva il rapporto…', en: 'Save the report…' },
  saved: saying<{ name: string }>({
    fr: ({ name }) => `Rapport enregistré : ${name}`,
    de: ({ name }) => `Bericht gespeichert: ${name}`,
    it: ({ name }) => `Rapporto salvato: ${name}`,
    en: ({ name }) => `Report saved: ${name}`
  }),
  atStep: saying<{ step: string; number: number; of: number }>({
    fr: ({ step, number, of }) => `Étape ${number} sur ${of} : ${step}…`,
    de: ({ step, number, of }) => `Schritt ${number} von ${of}: ${step} …`,
    it: ({ step, number, of }) => `Passo ${number} di ${of}: ${step}…`,
    en: ({ step, number, of }) => `Step ${number} of ${of}: ${step}…`
  }),
  allFine: {
    fr: 'Tout fonctionne, de l’adresse jusqu’au compte.',
    de: 'Alles funktioniert, von der Adresse bis zum Konto.',
    it: 'Tutto funziona, dall’indirizzo fino all’account.',
    en: 'Everything works, from the address to the account.'
  },
  fineBut: {
    fr: 'La connexion fonctionne. Il y a pourtant quelque chose à savoir.',
    de: 'Die Verbindung funktioniert. Etwas ist aber zu beachten.',
    it: 'La connessione funziona. C’è però qualcosa da sapere.',
    en: 'The connection works. There is something to know, though.'
  },
  failedAt: saying<{ step: string; number: number; of: number }>({
    fr: ({ step, number, of }) => `Bloqué à l’étape ${number} sur ${of} : ${step}.`,
    de: ({ step, number, of }) => `Es bleibt bei Schritt ${number} von ${of} stehen: ${step}.`,
    it: ({ step, number, of }) => `Bloccato al passo ${number} di ${of}: ${step}.`,
    en: ({ step, number, of }) => `It stops at step ${number} of ${of}: ${step}.`
  }),
  stopped: {
    fr: 'Vérification arrêtée.',
    de: 'Prüfung angehalten.',
    it: 'Controllo fermato.',
    en: 'The check was stopped.'
  },
  // States of a step
  ok: { fr: 'en ordre', de: 'in Ordnung', it: 'in ordine', en: 'all right' },
  warning: { fr: 'à savoir', de: 'zu beachten', it: 'da sapere', en: 'to know' },
  failed: { fr: 'échoué', de: 'gescheitert', it: 'non riuscito', en: 'failed' },
  'not-needed': { fr: 'pas nécessaire', de: 'nicht nötig', it: 'non necessario', en: 'not needed' },
  'not-reached': { fr: 'pas atteint', de: 'nicht erreicht', it: 'non raggiunto', en: 'not reached' },
  running: { fr: 'en cours…', de: 'läuft …', it: 'in corso…', en: 'under way…' },
  waiting: { fr: 'attend', de: 'wartet', it: 'in attesa', en: 'waits' },
  tookMs: saying<{ ms: number }>({
    fr: ({ ms }, f) => `${f.number(ms)} ms`,
    de: ({ ms }, f) => `${f.number(ms)} ms`,
    it: ({ ms }, f) => `${f.number(ms)} ms`,
    en: ({ ms }, f) => `${f.number(ms)} ms`
  }),
  // Values of facts
  direct: {
    fr: 'aucun, liaison directe',
    de: 'keiner, direkte Verbindung',
    it: 'nessuno, collegamento diretto',
    en: 'none, direct connection'
  },
  clockSame: {
    fr: 'la même heure, à deux secondes près',
    de: 'gleiche Zeit, auf zwei Sekunden genau',
    it: 'la stessa ora, a meno di due secondi',
    en: 'the same time, within two seconds'
  },
  clockAhead: saying<{ seconds: number }>({
    fr: ({ seconds }, f) => `le serveur avance de ${f.duration(seconds)} sur cet ordinateur`,
    de: ({ seconds }, f) => `der Server geht diesem Computer ${f.duration(seconds)} vor`,
    it: ({ seconds }, f) => `il server è avanti di ${f.duration(seconds)} rispetto a questo computer`,
    en: ({ seconds }, f) => `the server is ${f.duration(seconds)} ahead of this computer`
  }),
  clockBehind: saying<{ seconds: number }>({
    fr: ({ seconds }, f) => `le serveur retarde de ${f.duration(seconds)} sur cet ordinateur`,
    de: ({ seconds }, f) => `der Server geht diesem Computer ${f.duration(seconds)} nach`,
    it: ({ seconds }, f) => `il server è indietro di ${f.duration(seconds)} rispetto a questo computer`,
    en: ({ seconds }, f) => `the server is ${f.duration(seconds)} behind this computer`
  }),
  // The report
  reportName: saying<{ day: string }>({
    fr: ({ day }) => `connexion-hcw-${day}`,
    de: ({ day }) => `verbindung-hcw-${day}`,
    it: ({ day }) => `connessione-hcw-${day}`,
    en: ({ day }) => `connection-hcw-${day}`
  }),
  reportTitle: {
    fr: 'HCW Bulk Invite : vérification de la connexion',
    de: 'HCW Bulk Invite: Prüfung der Verbindung',
    it: 'HCW Bulk Invite: controllo della connessione',
    en: 'HCW Bulk Invite: check of the connection'
  },
  reportMade: saying<{ at: number; version: string }>({
    fr: ({ at, version }, f) => `Fait le ${f.dateTime(at)}, version ${version}.`,
    de: ({ at, version }, f) => `Erstellt am ${f.dateTime(at)}, Version ${version}.`,
    it: ({ at, version }, f) => `Fatto il ${f.dateTime(at)}, versione ${version}.`,
    en: ({ at, version }, f) => `Made on ${f.dateTime(at)}, version ${version}.`
  }),
  reportHolds: {
    fr: 'Ne contient ni données de patients, ni mot de passe, ni jeton ; l’adresse du compte est masquée.',
    de: 'Enthält keine Patientendaten, kein Passwort und kein Zugangstoken; die Adresse des Kontos ist verdeckt.',
    it: 'Non contiene dati di pazienti, password né token; l’indirizzo dell’account è mascherato.',
    en: 'Holds no patient data, no password and no token; the account’s address is masked.'
  }
})

export const doctorStepWords: Readonly<Record<DoctorStep, Words>> = {
  address: { fr: 'Adresse', de: 'Adresse', it: 'Indirizzo', en: 'Address' },
  proxy: { fr: 'Proxy du réseau', de: 'Proxy des Netzes', it: 'Proxy della rete', en: 'Proxy of the network' },
  name: { fr: 'Nom dans le réseau', de: 'Name im Netz', it: 'Nome nella rete', en: 'Name in the network' },
  port: {
    fr: 'Chemin jusqu’au serveur',
    de: 'Weg bis zum Server',
    it: 'Via fino al server',
    en: 'Way to the server'
  },
  certificate: {
    fr: 'Certificat et chiffrement',
    de: 'Zertifikat und Verschlüsselung',
    it: 'Certificato e cifratura',
    en: 'Certificate and encryption'
  },
  server: { fr: 'Serveur HCW@Home', de: 'HCW@Home-Server', it: 'Server HCW@Home', en: 'HCW@Home server' },
  clock: { fr: 'Horloge', de: 'Uhr', it: 'Orologio', en: 'Clock' },
  'sign-in': { fr: 'Connexion du compte', de: 'Anmeldung', it: 'Accesso', en: 'Sign-in' }
}

export const doctorFactWords: Readonly<Record<DoctorFact, Words>> = {
  server: { fr: 'Serveur', de: 'Server', it: 'Server', en: 'Server' },
  proxies: { fr: 'Proxy du système', de: 'Proxy des Systems', it: 'Proxy del sistema', en: 'System’s proxy' },
  'skipped-proxy': {
    fr: 'Proxy sans réponse',
    de: 'Proxy ohne Antwort',
    it: 'Proxy senza risposta',
    en: 'Proxy without answer'
  },
  host: { fr: 'Nom', de: 'Name', it: 'Nome', en: 'Name' },
  'proxy-name': { fr: 'Nom du proxy', de: 'Name des Proxys', it: 'Nome del proxy', en: 'Name of the proxy' },
  addresses: { fr: 'Adresses IP', de: 'IP-Adressen', it: 'Indirizzi IP', en: 'IP addresses' },
  'by-proxy': { fr: 'Par le proxy', de: 'Über den Proxy', it: 'Attraverso il proxy', en: 'Through the proxy' },
  protocol: { fr: 'Chiffrement', de: 'Verschlüsselung', it: 'Cifratura', en: 'Encryption' },
  subject: { fr: 'Certificat de', de: 'Zertifikat von', it: 'Certificato di', en: 'Certificate of' },
  names: { fr: 'Fait pour', de: 'Gilt für', it: 'Fatto per', en: 'Made for' },
  issuer: { fr: 'Émis par', de: 'Ausgestellt von', it: 'Emesso da', en: 'Issued by' },
  'valid-since': { fr: 'Valable dès', de: 'Gültig ab', it: 'Valido dal', en: 'Valid from' },
  'valid-until': { fr: 'Valable jusqu’au', de: 'Gültig bis', it: 'Valido fino al', en: 'Valid until' },
  fingerprint: {
    fr: 'Empreinte SHA-256',
    de: 'Fingerabdruck SHA-256',
    it: 'Impronta SHA-256',
    en: 'SHA-256 fingerprint'
  },
  authorities: {
    fr: 'Autorités de cette connexion',
    de: 'Zertifizierungsstellen dieser Verbindung',
    it: 'Autorità di questa connessione',
    en: 'Authorities of this connection'
  },
  answered: { fr: 'Réponse', de: 'Antwort', it: 'Risposta', en: 'Answer' },
  clock: { fr: 'Différence', de: 'Unterschied', it: 'Differenza', en: 'Difference' },
  account: { fr: 'Compte', de: 'Konto', it: 'Account', en: 'Account' },
  role: { fr: 'Rôle', de: 'Rolle', it: 'Ruolo', en: 'Role' },
  'their-words': { fr: 'Réponse reçue', de: 'Erhaltene Antwort', it: 'Risposta ricevuta', en: 'The answer was' }
}

/** What is worth knowing though the connection works. */
export const doctorWarningWords: Readonly<Record<DoctorWarning, Explanation>> = {
  'proxy-skipped': {
    what: {
      fr: 'Un proxy du réseau ne répond pas ; un autre chemin a été trouvé.',
      de: 'Ein Proxy des Netzes antwortet nicht; es wurde ein anderer Weg gefunden.',
      it: 'Un proxy della rete non risponde; è stata trovata un’altra via.',
      en: 'A proxy of the network does not answer; another way was found.'
    },
    next: {
      fr: 'Signalez-le à votre service informatique : chaque nouvelle liaison prend plus de temps.',
      de: 'Melden Sie es Ihrer Informatik: Jede neue Verbindung dauert dadurch länger.',
      it: 'Segnalarlo al servizio informatico: ogni nuovo collegamento richiede più tempo.',
      en: 'Tell your IT department: every new connection takes longer because of it.'
    }
  },
  'certificate-ends-soon': {
    what: {
      fr: 'Le certificat du serveur n’est plus valable dans moins de deux semaines.',
      de: 'Das Zertifikat des Servers läuft in weniger als zwei Wochen ab.',
      it: 'Il certificato del server scade fra meno di due settimane.',
      en: 'The server’s certificate expires in less than two weeks.'
    },
    next: {
      fr: 'Signalez-le à la personne responsable du serveur.',
      de: 'Melden Sie es der Serververwaltung.',
      it: 'Segnalarlo a chi gestisce il server.',
      en: 'Tell the people who run the server.'
    }
  },
  'clock-differs': {
    what: {
      fr: 'L’horloge de cet ordinateur et celle du serveur ne disent pas la même heure.',
      de: 'Die Uhr dieses Computers und die des Servers zeigen nicht dieselbe Zeit.',
      it: 'L’orologio di questo computer e quello del server non segnano la stessa ora.',
      en: 'This computer’s clock and the server’s do not tell the same time.'
    },
    next: {
      fr: 'Faites régler l’heure : des rendez-vous proches pourraient être refusés.',
      de: 'Lassen Sie die Uhr richten: Nahe Termine könnten abgelehnt werden.',
      it: 'Far regolare l’ora: gli appuntamenti vicini potrebbero essere rifiutati.',
      en: 'Have the clock set: appointments close by could be refused.'
    }
  },
  'clock-not-told': {
    what: {
      fr: 'Le serveur ne dit pas l’heure.',
      de: 'Der Server sagt nicht, wie spät es ist.',
      it: 'Il server non dice l’ora.',
      en: 'The server does not tell the time.'
    },
    next: {
      fr: 'Vérifiez vous-même que l’heure de cet ordinateur est juste.',
      de: 'Prüfen Sie selbst, ob die Uhr dieses Computers stimmt.',
      it: 'Controllare da sé che l’ora di questo computer sia giusta.',
      en: 'Check for yourself that this computer’s time is right.'
    }
  }
}

export const doctorFailures: Readonly<Record<'no-such-run', Explanation>> = {
  'no-such-run': {
    what: {
      fr: 'Cette vérification a été remplacée par une autre.',
      de: 'Diese Prüfung wurde durch eine andere ersetzt.',
      it: 'Questo controllo è stato sostituito da un altro.',
      en: 'This check was replaced by another one.'
    },
    next: {
      fr: 'Recommencez la vérification.',
      de: 'Beginnen Sie die Prüfung nochmals.',
      it: 'Ricominciare il controllo.',
      en: 'Begin the check again.'
    }
  }
}
