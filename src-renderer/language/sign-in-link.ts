import { defineMessages, saying } from './messages.ts'

/** Words of a doctor's sign-in link: for administrators. */
export const signInLinkTexts = defineMessages({
  title: {
    fr: 'Pour les administrateurs : lien de connexion d’un médecin',
    de: 'Für die Administration: Anmeldelink für einen Arzt',
    it: 'Per gli amministratori: link di accesso per un medico',
    en: 'For administrators: a doctor’s sign-in link'
  },
  lead: {
    fr: 'Un médecin entre dans HCW@Home sans mot de passe, par un lien valable cinq minutes. Il faut le secret partagé du serveur.',
    de: 'Ein Arzt kommt ohne Passwort in HCW@Home, mit einem Link, der fünf Minuten gilt. Dazu braucht es das gemeinsame Geheimnis des Servers.',
    it: 'Un medico entra in HCW@Home senza password, con un link valido cinque minuti. Serve il segreto condiviso del server.',
    en: 'A doctor gets into HCW@Home without a password, by a link that works for five minutes. It needs the server’s shared secret.'
  },
  secret: { fr: 'Secret partagé', de: 'Gemeinsames Geheimnis', it: 'Segreto condiviso', en: 'Shared secret' },
  secretHelp: {
    fr: 'SHARED_EXTERNAL_AUTH_SECRET du serveur. Il ne peut plus être relu ici ensuite.',
    de: 'SHARED_EXTERNAL_AUTH_SECRET des Servers. Es kann hier danach nicht mehr gelesen werden.',
    it: 'SHARED_EXTERNAL_AUTH_SECRET del server. In seguito non può più essere letto qui.',
    en: 'The server’s SHARED_EXTERNAL_AUTH_SECRET. It cannot be read here afterwards.'
  },
  tooShort: {
    fr: 'Au moins huit caractères.',
    de: 'Mindestens acht Zeichen.',
    it: 'Almeno otto caratteri.',
    en: 'At least eight characters.'
  },
  kept: {
    fr: 'Un secret est enregistré dans le trousseau de cet ordinateur.',
    de: 'Ein Geheimnis ist im Schlüsselbund dieses Computers gespeichert.',
    it: 'Un segreto è salvato nel portachiavi di questo computer.',
    en: 'A secret is kept in this computer’s keychain.'
  },
  session: {
    fr: 'Un secret est là jusqu’à la fermeture de l’application.',
    de: 'Ein Geheimnis ist da, bis die App geschlossen wird.',
    it: 'Un segreto c’è fino alla chiusura dell’applicazione.',
    en: 'A secret is there until the app is closed.'
  },
  none: {
    fr: 'Aucun secret n’est enregistré pour la connexion choisie.',
    de: 'Für die gewählte Verbindung ist kein Geheimnis gespeichert.',
    it: 'Nessun segreto è salvato per la connessione scelta.',
    en: 'No secret is stored for the chosen connection.'
  },
  store: { fr: 'Enregistrer le secret', de: 'Geheimnis speichern', it: 'Salva il segreto', en: 'Store the secret' },
  stored: { fr: 'Secret enregistré.', de: 'Geheimnis gespeichert.', it: 'Segreto salvato.', en: 'Secret stored.' },
  forget: { fr: 'Oublier le secret', de: 'Geheimnis vergessen', it: 'Dimentica il segreto', en: 'Forget the secret' },
  forgotten: { fr: 'Secret oublié.', de: 'Geheimnis vergessen.', it: 'Segreto dimenticato.', en: 'Secret forgotten.' },
  doctor: { fr: 'E-mail du médecin', de: 'E-Mail des Arztes', it: 'E-mail del medico', en: 'Doctor’s e-mail' },
  doctorHelp: {
    fr: 'Exactement comme sur le serveur ; seulement un médecin déjà invité par cette application.',
    de: 'Genau wie auf dem Server; nur ein Arzt, für den mit dieser App schon eingeladen wurde.',
    it: 'Esattamente come sul server; solo un medico per cui questa applicazione ha già invitato.',
    en: 'Exactly as on the server; only a doctor for whom this app has invited already.'
  },
  doctorWrong: {
    fr: 'Cette adresse n’est pas complète.',
    de: 'Diese Adresse ist nicht vollständig.',
    it: 'Questo indirizzo non è completo.',
    en: 'This address is not complete.'
  },
  open: { fr: 'Ouvrir dans le navigateur', de: 'Im Browser öffnen', it: 'Apri nel browser', en: 'Open in the browser' },
  copy: { fr: 'Copier le lien', de: 'Link kopieren', it: 'Copia il link', en: 'Copy the link' },
  opened: saying<{ until: number }>({
    fr: ({ until }, f) => `Ouvert dans le navigateur. Le lien est valable jusqu’à ${f.time(until)}.`,
    de: ({ until }, f) => `Im Browser geöffnet. Der Link gilt bis ${f.time(until)}.`,
    it: ({ until }, f) => `Aperto nel browser. Il link vale fino alle ${f.time(until)}.`,
    en: ({ until }, f) => `Opened in the browser. The link works until ${f.time(until)}.`
  }),
  copied: saying<{ until: number }>({
    fr: ({ until }, f) =>
      `Copié. Le lien est valable cinq minutes, jusqu’à ${f.time(until)}. Il ouvre le compte du médecin : ne le donnez qu’à lui.`,
    de: ({ until }, f) =>
      `Kopiert. Der Link gilt fünf Minuten, bis ${f.time(until)}. Er öffnet das Konto des Arztes: Geben Sie ihn nur ihm.`,
    it: ({ until }, f) =>
      `Copiato. Il link vale cinque minuti, fino alle ${f.time(until)}. Apre il conto del medico: darlo solo a lui.`,
    en: ({ until }, f) =>
      `Copied. The link works for five minutes, until ${f.time(until)}. It opens the doctor’s account: give it to the doctor only.`
  })
})
