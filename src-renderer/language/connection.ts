import { defineMessages, saying } from './messages.ts'

/** Words of the connection screen. */
export const connectionTexts = defineMessages({
  title: { fr: 'Connexion', de: 'Verbindung', it: 'Connessione', en: 'Connection' },
  lead: {
    fr: 'Le serveur HCW@Home de votre hôpital et le compte avec lequel vous invitez. Les nouvelles listes utilisent la connexion choisie.',
    de: 'Der HCW@Home-Server Ihres Spitals und das Konto, mit dem Sie einladen. Neue Listen verwenden die gewählte Verbindung.',
    it: 'Il server HCW@Home del vostro ospedale e l’account con cui invitate. I nuovi elenchi usano la connessione scelta.',
    en: 'Your hospital’s HCW@Home server and the account that you invite with. New lists use the chosen connection.'
  },
  connections: { fr: 'Connexions', de: 'Verbindungen', it: 'Connessioni', en: 'Connections' },
  practiceName: { fr: 'Entraînement', de: 'Übung', it: 'Esercitazione', en: 'Practice' },
  practiceDetail: {
    fr: 'Un petit serveur dans cette application. Rien ne quitte cet ordinateur.',
    de: 'Ein kleiner Server in dieser App. Nichts verlässt diesen Computer.',
    it: 'Un piccolo server in questa applicazione. Nulla lascia questo computer.',
    en: 'A small server inside this app. Nothing leaves this computer.'
  },
  chosen: { fr: 'Utilisée', de: 'In Gebrauch', it: 'In uso', en: 'In use' },
  choose: { fr: 'Utiliser', de: 'Verwenden', it: 'Usa', en: 'Use' },
  chooseNamed: saying<{ name: string }>({
    fr: ({ name }) => `Utiliser « ${name} »`,
    de: ({ name }) => `«${name}» verwenden`,
    it: ({ name }) => `Usa «${name}»`,
    en: ({ name }) => `Use “${name}”`
  }),
  nowChosen: saying<{ name: string }>({
    fr: ({ name }) => `« ${name} » est maintenant utilisée.`,
    de: ({ name }) => `«${name}» ist jetzt in Gebrauch.`,
    it: ({ name }) => `Ora è in uso «${name}».`,
    en: ({ name }) => `“${name}” is now in use.`
  }),
  change: { fr: 'Modifier', de: 'Ändern', it: 'Modifica', en: 'Change' },
  changeNamed: saying<{ name: string }>({
    fr: ({ name }) => `Modifier « ${name} »`,
    de: ({ name }) => `«${name}» ändern`,
    it: ({ name }) => `Modifica «${name}»`,
    en: ({ name }) => `Change “${name}”`
  }),
  add: {
    fr: 'Ajouter un serveur',
    de: 'Server hinzufügen',
    it: 'Aggiungi un server',
    en: 'Add a server'
  },
  addTitle: { fr: 'Nouveau serveur', de: 'Neuer Server', it: 'Nuovo server', en: 'New server' },
  name: { fr: 'Nom', de: 'Name', it: 'Nome', en: 'Name' },
  nameHelp: {
    fr: 'Comme vous l’appelez, par exemple « Cardiologie HUG ».',
    de: 'Wie Sie ihn nennen, zum Beispiel «Kardiologie USZ».',
    it: 'Come lo chiamate, per esempio «Cardiologia EOC».',
    en: 'What you call it, for example “Cardiology”.'
  },
  address: { fr: 'Adresse du serveur', de: 'Adresse des Servers', it: 'Indirizzo del server', en: 'Server address' },
  addressHelp: {
    fr: 'Comme dans le navigateur, par exemple https://hcw.hopital.ch.',
    de: 'Wie im Browser, zum Beispiel https://hcw.spital.ch.',
    it: 'Come nel browser, per esempio https://hcw.ospedale.ch.',
    en: 'As in the browser, for example https://hcw.hospital.ch.'
  },
  email: { fr: 'E-mail du compte', de: 'E-Mail des Kontos', it: 'E-mail dell’account', en: 'E-mail of the account' },
  password: { fr: 'Mot de passe', de: 'Passwort', it: 'Password', en: 'Password' },
  passwordKept: {
    fr: 'Gardé par cet ordinateur. Laissez vide pour ne pas le changer.',
    de: 'Von diesem Computer aufbewahrt. Leer lassen, um es nicht zu ändern.',
    it: 'Custodita da questo computer. Lasciare vuoto per non cambiarla.',
    en: 'Kept by this computer. Leave empty to keep it as it is.'
  },
  passwordSession: {
    fr: 'Connu jusqu’à la fermeture de l’application. Laissez vide pour ne pas le changer.',
    de: 'Bekannt, bis die App geschlossen wird. Leer lassen, um es nicht zu ändern.',
    it: 'Nota fino alla chiusura dell’applicazione. Lasciare vuoto per non cambiarla.',
    en: 'Known until the app is closed. Leave empty to keep it as it is.'
  },
  willBeKept: {
    fr: 'Il sera gardé, chiffré, par le trousseau de cet ordinateur. Personne ne peut le relire ici.',
    de: 'Es wird verschlüsselt im Schlüsselbund dieses Computers aufbewahrt. Niemand kann es hier wieder lesen.',
    it: 'Verrà custodita, cifrata, dal portachiavi di questo computer. Nessuno può rileggerla qui.',
    en: 'It will be kept, encrypted, by this computer’s keychain. Nobody can read it back here.'
  },
  willBeForgotten: {
    fr: 'Cet ordinateur n’a pas de trousseau : le mot de passe est oublié à la fermeture de l’application.',
    de: 'Dieser Computer hat keinen Schlüsselbund: Das Passwort wird beim Schliessen der App vergessen.',
    it: 'Questo computer non ha un portachiavi: la password viene dimenticata alla chiusura dell’applicazione.',
    en: 'This computer has no keychain: the password is forgotten when the app is closed.'
  },
  stateKept: { fr: 'mot de passe gardé', de: 'Passwort aufbewahrt', it: 'password custodita', en: 'password kept' },
  stateSession: {
    fr: 'mot de passe pour cette session',
    de: 'Passwort für diese Sitzung',
    it: 'password per questa sessione',
    en: 'password for this session'
  },
  stateNone: { fr: 'mot de passe manquant', de: 'Passwort fehlt', it: 'password mancante', en: 'password missing' },
  required: { fr: 'À remplir.', de: 'Bitte ausfüllen.', it: 'Da compilare.', en: 'Please fill in.' },
  emailInvalid: {
    fr: 'Ce n’est pas une adresse e-mail.',
    de: 'Das ist keine E-Mail-Adresse.',
    it: 'Non è un indirizzo e-mail.',
    en: 'This is not an e-mail address.'
  },
  test: { fr: 'Essayer la connexion', de: 'Verbindung testen', it: 'Prova la connessione', en: 'Test the connection' },
  testing: {
    fr: 'Connexion au serveur…',
    de: 'Anmeldung beim Server …',
    it: 'Collegamento al server…',
    en: 'Signing in to the server…'
  },
  works: saying<{ name: string; email: string }>({
    fr: ({ name, email }) => `La connexion fonctionne : ${name} (${email}) peut inviter des patients.`,
    de: ({ name, email }) => `Die Verbindung steht: ${name} (${email}) darf Patienten einladen.`,
    it: ({ name, email }) => `La connessione funziona: ${name} (${email}) può invitare pazienti.`,
    en: ({ name, email }) => `The connection works: ${name} (${email}) can invite patients.`
  }),
  clockDiffers: saying<{ seconds: number }>({
    fr: ({ seconds }, f) =>
      `L’horloge de cet ordinateur diffère de ${f.duration(seconds)} de celle du serveur. Faites-la régler : les rendez-vous proches pourraient être refusés.`,
    de: ({ seconds }, f) =>
      `Die Uhr dieses Computers weicht um ${f.duration(seconds)} von der des Servers ab. Lassen Sie sie richten: Nahe Termine könnten abgelehnt werden.`,
    it: ({ seconds }, f) =>
      `L’orologio di questo computer differisce di ${f.duration(seconds)} da quello del server. Farlo regolare: gli appuntamenti vicini potrebbero essere rifiutati.`,
    en: ({ seconds }, f) =>
      `This computer’s clock differs by ${f.duration(seconds)} from the server’s. Have it set: appointments close by could be refused.`
  }),
  save: { fr: 'Enregistrer et utiliser', de: 'Speichern und verwenden', it: 'Salva e usa', en: 'Save and use' },
  saving: { fr: 'Enregistrement…', de: 'Wird gespeichert …', it: 'Salvataggio…', en: 'Saving…' },
  saved: saying<{ name: string }>({
    fr: ({ name }) => `« ${name} » est enregistrée et utilisée.`,
    de: ({ name }) => `«${name}» ist gespeichert und in Gebrauch.`,
    it: ({ name }) => `«${name}» è salvata e in uso.`,
    en: ({ name }) => `“${name}” is saved and in use.`
  }),
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' },
  forget: { fr: 'Oublier…', de: 'Entfernen …', it: 'Elimina…', en: 'Forget…' },
  forgetNamed: saying<{ name: string }>({
    fr: ({ name }) => `Oublier « ${name} »…`,
    de: ({ name }) => `«${name}» entfernen …`,
    it: ({ name }) => `Elimina «${name}»…`,
    en: ({ name }) => `Forget “${name}”…`
  }),
  forgetTitle: saying<{ name: string }>({
    fr: ({ name }) => `Oublier « ${name} » ?`,
    de: ({ name }) => `«${name}» entfernen?`,
    it: ({ name }) => `Eliminare «${name}»?`,
    en: ({ name }) => `Forget “${name}”?`
  }),
  forgetBody: {
    fr: 'L’adresse, le compte et le mot de passe sont effacés de cet ordinateur. Vos listes et leurs liens restent.',
    de: 'Adresse, Konto und Passwort werden von diesem Computer gelöscht. Ihre Listen und deren Links bleiben.',
    it: 'L’indirizzo, l’account e la password vengono cancellati da questo computer. Gli elenchi e i loro link restano.',
    en: 'The address, the account and the password are erased from this computer. Your lists and their links stay.'
  },
  forgetConfirm: { fr: 'Oublier', de: 'Entfernen', it: 'Elimina', en: 'Forget' },
  forgetKeep: { fr: 'Garder', de: 'Behalten', it: 'Mantieni', en: 'Keep' },
  forgotten: saying<{ name: string }>({
    fr: ({ name }) => `« ${name} » est oubliée.`,
    de: ({ name }) => `«${name}» ist entfernt.`,
    it: ({ name }) => `«${name}» è stata eliminata.`,
    en: ({ name }) => `“${name}” is forgotten.`
  }),
  noKeychain: {
    fr: 'Cet ordinateur n’a pas de trousseau de clés.',
    de: 'Dieser Computer hat keinen Schlüsselbund.',
    it: 'Questo computer non ha un portachiavi.',
    en: 'This computer has no keychain.'
  },
  noKeychainNext: {
    fr: 'Les mots de passe ne sont pas écrits sur le disque : il faudra les saisir à chaque démarrage.',
    de: 'Passwörter werden nicht auf die Festplatte geschrieben: Sie müssen bei jedem Start neu eingegeben werden.',
    it: 'Le password non vengono scritte sul disco: vanno inserite a ogni avvio.',
    en: 'Passwords are not written to the disk: they have to be typed at each start.'
  }
})
