import type { InterfaceLanguage } from '#contract/language.ts'

/** What must be said where no window can say it. */
export const plainMessages = {
  /** The app runs in another session of the same user on this computer, which cannot be seen from here. */
  'in-other-session': {
    fr: [
      'L’application est déjà ouverte dans une autre session.',
      'Vous avez une autre session sur cet ordinateur, par exemple un bureau à distance. ' +
        'Fermez-y l’application, puis démarrez-la ici.'
    ],
    de: [
      'Die App läuft schon in einer anderen Sitzung.',
      'Sie haben auf diesem Computer eine weitere Sitzung, etwa einen Remotedesktop. ' +
        'Beenden Sie die App dort und starten Sie sie dann hier.'
    ],
    it: [
      'L’app è già aperta in un’altra sessione.',
      'Lei ha un’altra sessione su questo computer, per esempio un desktop remoto. ' +
        'Chiuda l’app in quella sessione, poi la avvii qui.'
    ],
    en: [
      'The app is already open in another session.',
      'You have another session on this computer, such as a remote desktop. Close the app there, then start it here.'
    ]
  },
  /** Where the policy or the profile has the data nothing can be written, as on a share that is gone. */
  'no-data-folder': {
    fr: [
      'Le dossier de vos données n’est pas accessible.',
      'Il se trouve peut-être sur un lecteur réseau. Vérifiez que vous êtes relié au réseau de l’hôpital, ' +
        'puis démarrez l’application de nouveau. Si cela se répète, demandez à votre service informatique.'
    ],
    de: [
      'Der Ordner mit Ihren Daten ist nicht erreichbar.',
      'Vielleicht liegt er auf einem Netzlaufwerk. Prüfen Sie, ob Sie mit dem Netz des Spitals verbunden sind, ' +
        'und starten Sie die App noch einmal. Geschieht es wieder, fragen Sie Ihre Informatik.'
    ],
    it: [
      'La cartella dei suoi dati non è raggiungibile.',
      'Forse si trova su un’unità di rete. Verifichi di essere collegato alla rete dell’ospedale, ' +
        'poi riavvii l’app. Se si ripete, chieda al servizio informatico.'
    ],
    en: [
      'The folder with your data cannot be reached.',
      'It may be on a network drive. Check that you are connected to the hospital’s network, then start the app again. ' +
        'If it happens again, ask your IT department.'
    ]
  },
  /** The window has crashed again and again. */
  'window-fails': {
    fr: [
      'La fenêtre s’est arrêtée plusieurs fois.',
      'Ce qui est enregistré reste, et un envoi en cours continue. Redémarrez l’ordinateur. ' +
        'Si cela se répète, un autre programme perturbe la fenêtre : demandez à votre service informatique.'
    ],
    de: [
      'Das Fenster ist mehrmals abgestürzt.',
      'Was gespeichert ist, bleibt, und ein laufendes Senden geht weiter. Starten Sie den Computer neu. ' +
        'Geschieht es wieder, stört ein anderes Programm das Fenster: Fragen Sie Ihre Informatik.'
    ],
    it: [
      'La finestra si è chiusa più volte.',
      'Ciò che è salvato rimane, e un invio in corso continua. Riavvii il computer. ' +
        'Se si ripete, un altro programma disturba la finestra: chieda al servizio informatico.'
    ],
    en: [
      'The window has crashed several times.',
      'What is saved stays, and a sending that runs goes on. Restart the computer. ' +
        'If it happens again, another program disturbs the window: ask your IT department.'
    ]
  }
} as const satisfies Record<string, Record<InterfaceLanguage, readonly [title: string, text: string]>>

export type PlainMessage = keyof typeof plainMessages
