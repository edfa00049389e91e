import type { WayFailureCode } from '#contract/way.ts'
import type { Explanation } from './explanation.ts'

const showIt = {
  fr: 'Rien n’a été transmis. Montrez ce message à votre service informatique : « Vérifier pas à pas » dans « Connexion » donne les détails.',
  de: 'Es wurde nichts übermittelt. Zeigen Sie diese Meldung Ihrer Informatik: «Schritt für Schritt prüfen» unter «Verbindung» nennt die Einzelheiten.',
  it: 'Nulla è stato trasmesso. Mostrare questo messaggio al servizio informatico: «Controlla passo per passo» in «Connessione» dà i dettagli.',
  en: 'Nothing was transmitted. Show this message to your IT department: “Check step by step” under “Connection” gives the details.'
} as const

/** What fails on the way to a server: the hospital's proxy, the server's certificate, the encryption. */
export const wayFailures: Readonly<Record<WayFailureCode, Explanation>> = {
  'proxy-unreachable': {
    what: {
      fr: 'Le proxy par lequel cet ordinateur va sur Internet ne répond pas.',
      de: 'Der Proxy, über den dieser Computer ins Internet geht, antwortet nicht.',
      it: 'Il proxy attraverso cui questo computer va su Internet non risponde.',
      en: 'The proxy through which this computer goes to the internet does not answer.'
    },
    next: {
      fr: 'Vérifiez le réseau (câble, Wi-Fi, VPN). Si d’autres pages ne s’ouvrent pas non plus, prévenez votre service informatique.',
      de: 'Prüfen Sie das Netz (Kabel, WLAN, VPN). Gehen auch andere Seiten nicht auf, melden Sie es Ihrer Informatik.',
      it: 'Controllare la rete (cavo, Wi-Fi, VPN). Se anche altre pagine non si aprono, avvisare il servizio informatico.',
      en: 'Check the network (cable, Wi-Fi, VPN). If other pages do not open either, tell your IT department.'
    }
  },
  'proxy-password': {
    what: {
      fr: 'Le proxy de l’hôpital demande un mot de passe, que cette application ne peut pas donner.',
      de: 'Der Proxy des Spitals verlangt ein Passwort, das diese App nicht geben kann.',
      it: 'Il proxy dell’ospedale chiede una password che questa applicazione non può fornire.',
      en: 'The hospital’s proxy asks for a password, which this app cannot give.'
    },
    next: {
      fr: 'Demandez à votre service informatique de laisser passer cette application vers le serveur HCW@Home sans mot de passe.',
      de: 'Bitten Sie Ihre Informatik, diese App ohne Passwort zum HCW@Home-Server durchzulassen.',
      it: 'Chiedere al servizio informatico di lasciar passare questa applicazione verso il server HCW@Home senza password.',
      en: 'Ask your IT department to let this app through to the HCW@Home server without a password.'
    }
  },
  'proxy-refused': {
    what: {
      fr: 'Le proxy de l’hôpital ne laisse pas passer vers ce serveur.',
      de: 'Der Proxy des Spitals lässt nicht zu diesem Server durch.',
      it: 'Il proxy dell’ospedale non lascia passare verso questo server.',
      en: 'The hospital’s proxy lets nobody through to this server.'
    },
    next: {
      fr: 'Demandez à votre service informatique d’autoriser l’adresse du serveur HCW@Home.',
      de: 'Bitten Sie Ihre Informatik, die Adresse des HCW@Home-Servers freizugeben.',
      it: 'Chiedere al servizio informatico di autorizzare l’indirizzo del server HCW@Home.',
      en: 'Ask your IT department to allow the address of the HCW@Home server.'
    }
  },
  'proxy-cannot-reach': {
    what: {
      fr: 'Le proxy de l’hôpital ne parvient pas à joindre le serveur.',
      de: 'Der Proxy des Spitals erreicht den Server nicht.',
      it: 'Il proxy dell’ospedale non riesce a raggiungere il server.',
      en: 'The hospital’s proxy does not get through to the server.'
    },
    next: {
      fr: 'Vérifiez l’orthographe de l’adresse. Si elle est juste, le serveur est peut-être arrêté : réessayez plus tard.',
      de: 'Prüfen Sie die Schreibweise der Adresse. Stimmt sie, steht vielleicht der Server still: Versuchen Sie es später nochmals.',
      it: 'Controllare come è scritto l’indirizzo. Se è giusto, forse il server è fermo: riprovare più tardi.',
      en: 'Check the spelling of the address. If it is right, the server may be down: try again later.'
    }
  },
  'proxy-unsupported': {
    what: {
      fr: 'Cet ordinateur utilise un genre de proxy que cette application ne connaît pas.',
      de: 'Dieser Computer verwendet eine Art von Proxy, die diese App nicht kennt.',
      it: 'Questo computer usa un tipo di proxy che questa applicazione non conosce.',
      en: 'This computer uses a kind of proxy that this app does not know.'
    },
    next: {
      fr: 'Montrez ce message à votre service informatique : il faut un proxy HTTP, HTTPS ou SOCKS 5, ou une exception pour ce serveur.',
      de: 'Zeigen Sie diese Meldung Ihrer Informatik: Es braucht einen Proxy für HTTP, HTTPS oder SOCKS 5 oder eine Ausnahme für diesen Server.',
      it: 'Mostrare questo messaggio al servizio informatico: serve un proxy HTTP, HTTPS o SOCKS 5, o un’eccezione per questo server.',
      en: 'Show this message to your IT department: it takes an HTTP, HTTPS or SOCKS 5 proxy, or an exception for this server.'
    }
  },
  'proxy-certificate': {
    what: {
      fr: 'Le proxy de l’hôpital n’a pas pu prouver son identité : son certificat n’est pas reconnu.',
      de: 'Der Proxy des Spitals konnte sich nicht ausweisen: Sein Zertifikat wird nicht anerkannt.',
      it: 'Il proxy dell’ospedale non ha potuto dimostrare la propria identità: il certificato non è riconosciuto.',
      en: 'The hospital’s proxy could not prove who it is: its certificate is not accepted.'
    },
    next: showIt
  },
  'certificate-unknown-authority': {
    what: {
      fr: 'Le certificat du serveur vient d’une autorité que cet ordinateur ne connaît pas.',
      de: 'Das Zertifikat des Servers stammt von einer Zertifizierungsstelle, die dieser Computer nicht kennt.',
      it: 'Il certificato del server proviene da un’autorità che questo computer non conosce.',
      en: 'The server’s certificate comes from an authority that this computer does not know.'
    },
    next: {
      fr: 'Rien n’a été transmis. Votre service informatique peut faire connaître cette autorité à l’ordinateur, vous donner son fichier pour « Autorités de cette connexion », ou faire envoyer par le serveur sa chaîne complète.',
      de: 'Es wurde nichts übermittelt. Ihre Informatik kann diese Stelle dem Computer bekannt machen, Ihnen deren Datei für «Zertifizierungsstellen dieser Verbindung» geben oder den Server die ganze Kette senden lassen.',
      it: 'Nulla è stato trasmesso. Il servizio informatico può far conoscere l’autorità al computer, darvi il suo file per «Autorità di questa connessione», o far inviare dal server la catena completa.',
      en: 'Nothing was transmitted. Your IT department can make this authority known to the computer, give you its file for “Authorities of this connection”, or have the server send its whole chain.'
    }
  },
  'certificate-self-signed': {
    what: {
      fr: 'Le serveur a signé lui-même son certificat : personne ne garantit son identité.',
      de: 'Der Server hat sein Zertifikat selbst unterschrieben: Niemand bürgt dafür, wer er ist.',
      it: 'Il server ha firmato da sé il proprio certificato: nessuno garantisce chi è.',
      en: 'The server signed its certificate itself: nobody vouches for who it is.'
    },
    next: {
      fr: 'Rien n’a été transmis. Votre service informatique doit donner au serveur un certificat d’une autorité reconnue.',
      de: 'Es wurde nichts übermittelt. Ihre Informatik muss dem Server ein Zertifikat einer anerkannten Zertifizierungsstelle geben.',
      it: 'Nulla è stato trasmesso. Il servizio informatico deve dare al server un certificato di un’autorità riconosciuta.',
      en: 'Nothing was transmitted. Your IT department must give the server a certificate of a known authority.'
    }
  },
  'certificate-intercepted': {
    what: {
      fr: 'Quelque chose entre cet ordinateur et le serveur ouvre la liaison protégée, sans doute un filtre de l’hôpital ou un antivirus.',
      de: 'Etwas zwischen diesem Computer und dem Server öffnet die geschützte Verbindung, wohl ein Filter des Spitals oder ein Virenschutz.',
      it: 'Qualcosa tra questo computer e il server apre il collegamento protetto, forse un filtro dell’ospedale o un antivirus.',
      en: 'Something between this computer and the server opens the protected connection, probably a filter of the hospital or a virus scanner.'
    },
    next: {
      fr: 'Rien n’a été transmis. Demandez à votre service informatique d’exclure l’adresse du serveur HCW@Home de cette inspection.',
      de: 'Es wurde nichts übermittelt. Bitten Sie Ihre Informatik, die Adresse des HCW@Home-Servers von dieser Prüfung auszunehmen.',
      it: 'Nulla è stato trasmesso. Chiedere al servizio informatico di escludere l’indirizzo del server HCW@Home da questa ispezione.',
      en: 'Nothing was transmitted. Ask your IT department to leave the address of the HCW@Home server out of this inspection.'
    }
  },
  'certificate-expired': {
    what: {
      fr: 'Le certificat du serveur n’est plus valable.',
      de: 'Das Zertifikat des Servers ist abgelaufen.',
      it: 'Il certificato del server è scaduto.',
      en: 'The server’s certificate has expired.'
    },
    next: {
      fr: 'Rien n’a été transmis. Vérifiez la date de cet ordinateur. Si elle est juste, la personne responsable du serveur doit renouveler le certificat.',
      de: 'Es wurde nichts übermittelt. Prüfen Sie das Datum dieses Computers. Stimmt es, muss die Serververwaltung das Zertifikat erneuern.',
      it: 'Nulla è stato trasmesso. Controllare la data di questo computer. Se è giusta, chi gestisce il server deve rinnovare il certificato.',
      en: 'Nothing was transmitted. Check this computer’s date. If it is right, the people who run the server must renew the certificate.'
    }
  },
  'certificate-not-yet-valid': {
    what: {
      fr: 'Le certificat du serveur n’est pas encore valable : la date de cet ordinateur est sans doute fausse.',
      de: 'Das Zertifikat des Servers ist noch nicht gültig: Das Datum dieses Computers ist wohl falsch.',
      it: 'Il certificato del server non è ancora valido: la data di questo computer è probabilmente sbagliata.',
      en: 'The server’s certificate is not valid yet: this computer’s date is probably wrong.'
    },
    next: {
      fr: 'Rien n’a été transmis. Faites régler la date et l’heure de l’ordinateur, puis réessayez.',
      de: 'Es wurde nichts übermittelt. Lassen Sie Datum und Uhrzeit des Computers stellen und versuchen Sie es nochmals.',
      it: 'Nulla è stato trasmesso. Far regolare data e ora del computer, poi riprovare.',
      en: 'Nothing was transmitted. Have the computer’s date and time set, then try again.'
    }
  },
  'certificate-other-name': {
    what: {
      fr: 'Le certificat présenté est celui d’un autre serveur.',
      de: 'Das vorgezeigte Zertifikat gehört zu einem anderen Server.',
      it: 'Il certificato presentato è di un altro server.',
      en: 'The certificate that was shown is another server’s.'
    },
    next: {
      fr: 'Rien n’a été transmis. Vérifiez l’orthographe de l’adresse, et sur un Wi-Fi public connectez-vous d’abord. Si l’adresse est juste, prévenez votre service informatique.',
      de: 'Es wurde nichts übermittelt. Prüfen Sie die Schreibweise der Adresse, und melden Sie sich in einem öffentlichen WLAN zuerst an. Stimmt die Adresse, melden Sie es Ihrer Informatik.',
      it: 'Nulla è stato trasmesso. Controllare come è scritto l’indirizzo, e su un Wi-Fi pubblico accedere prima alla rete. Se l’indirizzo è giusto, avvisare il servizio informatico.',
      en: 'Nothing was transmitted. Check the spelling of the address, and on a public Wi-Fi sign in to it first. If the address is right, tell your IT department.'
    }
  },
  'certificate-revoked': {
    what: {
      fr: 'Le certificat du serveur a été révoqué par son autorité.',
      de: 'Das Zertifikat des Servers wurde von seiner Zertifizierungsstelle zurückgezogen.',
      it: 'Il certificato del server è stato revocato dalla sua autorità.',
      en: 'The server’s certificate was revoked by its authority.'
    },
    next: {
      fr: 'Rien n’a été transmis. N’utilisez pas ce serveur et prévenez tout de suite votre service informatique.',
      de: 'Es wurde nichts übermittelt. Verwenden Sie diesen Server nicht und melden Sie es sofort Ihrer Informatik.',
      it: 'Nulla è stato trasmesso. Non usare questo server e avvisare subito il servizio informatico.',
      en: 'Nothing was transmitted. Do not use this server, and tell your IT department at once.'
    }
  },
  'certificate-unfit': {
    what: {
      fr: 'Le certificat du serveur est trop faible, ou fait pour un autre usage.',
      de: 'Das Zertifikat des Servers ist zu schwach oder für einen anderen Zweck gemacht.',
      it: 'Il certificato del server è troppo debole, o fatto per un altro uso.',
      en: 'The server’s certificate is too weak, or made for another purpose.'
    },
    next: showIt
  },
  'tls-outdated': {
    what: {
      fr: 'Le serveur ne connaît que des chiffrements anciens, qui ne protègent plus.',
      de: 'Der Server kennt nur alte Verschlüsselungen, die nicht mehr schützen.',
      it: 'Il server conosce solo cifrature vecchie, che non proteggono più.',
      en: 'The server knows only old ways of encryption, which no longer protect.'
    },
    next: {
      fr: 'Rien n’a été transmis. La personne responsable du serveur doit y activer TLS 1.2 ou 1.3.',
      de: 'Es wurde nichts übermittelt. Die Serververwaltung muss dort TLS 1.2 oder 1.3 einschalten.',
      it: 'Nulla è stato trasmesso. Chi gestisce il server deve attivarvi TLS 1.2 o 1.3.',
      en: 'Nothing was transmitted. The people who run the server must turn TLS 1.2 or 1.3 on.'
    }
  },
  'tls-broken': {
    what: {
      fr: 'La liaison protégée avec le serveur n’a pas pu être établie.',
      de: 'Die geschützte Verbindung zum Server kam nicht zustande.',
      it: 'Non è stato possibile stabilire il collegamento protetto con il server.',
      en: 'The protected connection to the server could not be made.'
    },
    next: {
      fr: 'Rien n’a été transmis. Vérifiez l’adresse, avec le numéro de port s’il y en a un. Si elle est juste, un pare-feu coupe peut-être la liaison : demandez à votre service informatique.',
      de: 'Es wurde nichts übermittelt. Prüfen Sie die Adresse, auch eine Portnummer darin. Stimmt sie, unterbricht vielleicht eine Firewall: Fragen Sie Ihre Informatik.',
      it: 'Nulla è stato trasmesso. Controllare l’indirizzo, anche l’eventuale numero di porta. Se è giusto, forse un firewall interrompe: chiedere al servizio informatico.',
      en: 'Nothing was transmitted. Check the address, with a port number if there is one. If it is right, a firewall may be cutting the connection: ask your IT department.'
    }
  }
}
