import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { Explanation } from './explanation.ts'
import { policyConnectionFailures } from './policy-failures.ts'
import { wayFailures } from './way-failures.ts'

/** Why a server cannot be used. */
export const connectionFailures: Readonly<Record<ConnectionFailureCode, Explanation>> = {
  ...policyConnectionFailures,
  ...wayFailures,
  'address-invalid': {
    what: {
      fr: 'Cette adresse de serveur n’est pas valable.',
      de: 'Diese Serveradresse ist ungültig.',
      it: 'Questo indirizzo del server non è valido.',
      en: 'This server address is not valid.'
    },
    next: {
      fr: 'Saisissez l’adresse comme dans le navigateur, par exemple https://hcw.hopital.ch.',
      de: 'Geben Sie die Adresse wie im Browser ein, zum Beispiel https://hcw.spital.ch.',
      it: 'Inserire l’indirizzo come nel browser, per esempio https://hcw.ospedale.ch.',
      en: 'Type the address as in the browser, for example https://hcw.hospital.ch.'
    }
  },
  'address-not-https': {
    what: {
      fr: 'L’adresse ne commence pas par https://, la liaison ne serait donc pas protégée.',
      de: 'Die Adresse beginnt nicht mit https://; die Verbindung wäre nicht geschützt.',
      it: 'L’indirizzo non comincia con https://: il collegamento non sarebbe protetto.',
      en: 'The address does not begin with https://, so the connection would not be protected.'
    },
    next: {
      fr: 'Remplacez http:// par https://. Si le serveur ne l’accepte pas, prévenez votre service informatique.',
      de: 'Ersetzen Sie http:// durch https://. Geht das nicht, wenden Sie sich an Ihre Informatik.',
      it: 'Sostituire http:// con https://. Se il server non lo accetta, avvisare il servizio informatico.',
      en: 'Replace http:// by https://. If the server does not take it, tell your IT department.'
    }
  },
  'name-not-found': {
    what: {
      fr: 'Aucun serveur ne porte cette adresse, ou cet ordinateur n’est pas relié au réseau.',
      de: 'Unter dieser Adresse gibt es keinen Server, oder dieser Computer hat kein Netz.',
      it: 'A questo indirizzo non c’è alcun server, oppure il computer non è in rete.',
      en: 'There is no server at this address, or this computer has no network.'
    },
    next: {
      fr: 'Vérifiez l’orthographe de l’adresse et le réseau (câble, Wi-Fi, VPN), puis réessayez.',
      de: 'Prüfen Sie die Schreibweise der Adresse und das Netz (Kabel, WLAN, VPN) und versuchen Sie es nochmals.',
      it: 'Controllare come è scritto l’indirizzo e la rete (cavo, Wi-Fi, VPN), poi riprovare.',
      en: 'Check the spelling of the address and the network (cable, Wi-Fi, VPN), then try again.'
    }
  },
  unreachable: {
    what: {
      fr: 'Le serveur ne peut pas être joint.',
      de: 'Der Server ist nicht erreichbar.',
      it: 'Il server non è raggiungibile.',
      en: 'The server cannot be reached.'
    },
    next: {
      fr: 'Vérifiez le réseau (câble, Wi-Fi, VPN). Si d’autres pages s’ouvrent, le serveur est peut-être arrêté : réessayez plus tard.',
      de: 'Prüfen Sie das Netz (Kabel, WLAN, VPN). Gehen andere Seiten auf, steht vielleicht der Server still: Versuchen Sie es später nochmals.',
      it: 'Controllare la rete (cavo, Wi-Fi, VPN). Se altre pagine si aprono, forse il server è fermo: riprovare più tardi.',
      en: 'Check the network (cable, Wi-Fi, VPN). If other pages open, the server may be down: try again later.'
    }
  },
  'timed-out': {
    what: {
      fr: 'Le serveur n’a pas répondu à temps.',
      de: 'Der Server hat nicht rechtzeitig geantwortet.',
      it: 'Il server non ha risposto in tempo.',
      en: 'The server did not answer in time.'
    },
    next: {
      fr: 'Attendez une minute, puis réessayez. Si cela dure, prévenez la personne responsable du serveur.',
      de: 'Warten Sie eine Minute und versuchen Sie es nochmals. Dauert es an, melden Sie es der Serververwaltung.',
      it: 'Attendere un minuto e riprovare. Se continua, avvisare chi gestisce il server.',
      en: 'Wait a minute, then try again. If it goes on, tell the people who run the server.'
    }
  },
  'certificate-refused': {
    what: {
      fr: 'Le serveur n’a pas pu prouver son identité : son certificat n’est pas reconnu.',
      de: 'Der Server konnte sich nicht ausweisen: Sein Zertifikat wird nicht anerkannt.',
      it: 'Il server non ha potuto dimostrare la propria identità: il certificato non è riconosciuto.',
      en: 'The server could not prove who it is: its certificate is not accepted.'
    },
    next: {
      fr: 'Rien n’a été transmis. Vérifiez la date de l’ordinateur et montrez ce message à votre service informatique.',
      de: 'Es wurde nichts übermittelt. Prüfen Sie das Datum des Computers und zeigen Sie diese Meldung Ihrer Informatik.',
      it: 'Nulla è stato trasmesso. Controllare la data del computer e mostrare questo messaggio al servizio informatico.',
      en: 'Nothing was transmitted. Check the computer’s date and show this message to your IT department.'
    }
  },
  redirected: {
    what: {
      fr: 'Cette adresse renvoie vers une autre.',
      de: 'Diese Adresse leitet auf eine andere um.',
      it: 'Questo indirizzo rimanda a un altro.',
      en: 'This address leads on to another one.'
    },
    next: {
      fr: 'Ouvrez l’adresse dans le navigateur et copiez ici celle qui s’affiche alors. Sur un Wi-Fi public, connectez-vous d’abord.',
      de: 'Öffnen Sie die Adresse im Browser und übernehmen Sie die, die dann dort steht. Melden Sie sich in einem öffentlichen WLAN zuerst an.',
      it: 'Aprire l’indirizzo nel browser e copiare qui quello che compare. Su un Wi-Fi pubblico, accedere prima alla rete.',
      en: 'Open the address in the browser and copy the one that then appears. On a public Wi-Fi, sign in to it first.'
    }
  },
  'not-hcw': {
    what: {
      fr: 'Un serveur répond à cette adresse, mais ce n’est pas HCW@Home.',
      de: 'Unter dieser Adresse antwortet ein Server, aber nicht HCW@Home.',
      it: 'A questo indirizzo risponde un server, ma non è HCW@Home.',
      en: 'A server answers at this address, but it is not HCW@Home.'
    },
    next: {
      fr: 'Utilisez l’adresse où les soignants ouvrent leurs consultations vidéo, sans rien après le nom.',
      de: 'Nehmen Sie die Adresse, unter der die Ärztinnen und Ärzte ihre Videosprechstunde öffnen, ohne Zusatz dahinter.',
      it: 'Usare l’indirizzo con cui i curanti aprono le videoconsultazioni, senza nulla dopo il nome.',
      en: 'Use the address where clinicians open their video consultations, with nothing after the name.'
    }
  },
  'no-password': {
    what: {
      fr: 'Le mot de passe de cette connexion n’est pas connu.',
      de: 'Das Passwort dieser Verbindung ist nicht bekannt.',
      it: 'La password di questa connessione non è nota.',
      en: 'The password of this connection is not known.'
    },
    next: {
      fr: 'Ouvrez « Connexion », saisissez le mot de passe et enregistrez.',
      de: 'Öffnen Sie «Verbindung», geben Sie das Passwort ein und speichern Sie.',
      it: 'Aprire «Connessione», inserire la password e salvare.',
      en: 'Open “Connection”, type the password and save.'
    }
  },
  'wrong-password': {
    what: {
      fr: 'Le serveur n’accepte pas cet e-mail avec ce mot de passe.',
      de: 'Der Server akzeptiert diese E-Mail-Adresse mit diesem Passwort nicht.',
      it: 'Il server non accetta questa e-mail con questa password.',
      en: 'The server does not accept this e-mail with this password.'
    },
    next: {
      fr: 'Vérifiez les deux, et la touche majuscules. Le même compte doit s’ouvrir sur le site HCW@Home.',
      de: 'Prüfen Sie beides, auch die Feststelltaste. Dasselbe Konto muss sich auf der HCW@Home-Seite öffnen lassen.',
      it: 'Controllare entrambe, e il blocco maiuscole. Lo stesso account deve aprirsi sul sito HCW@Home.',
      en: 'Check both, and the caps lock key. The same account must open on the HCW@Home website.'
    }
  },
  'not-approved': {
    what: {
      fr: 'Ce compte attend encore d’être approuvé.',
      de: 'Dieses Konto ist noch nicht freigegeben.',
      it: 'Questo account deve ancora essere approvato.',
      en: 'This account is still waiting to be approved.'
    },
    next: {
      fr: 'Demandez à la personne qui administre HCW@Home d’approuver le compte.',
      de: 'Bitten Sie die HCW@Home-Verwaltung, das Konto freizugeben.',
      it: 'Chiedere a chi amministra HCW@Home di approvare l’account.',
      en: 'Ask the HCW@Home administrator to approve the account.'
    }
  },
  'code-by-sms': {
    what: {
      fr: 'Ce compte demande en plus un code par SMS, que cette application ne peut pas saisir.',
      de: 'Dieses Konto verlangt zusätzlich einen Code per SMS, den diese App nicht eingeben kann.',
      it: 'Questo account richiede anche un codice via SMS, che questa applicazione non può inserire.',
      en: 'This account also asks for a code by SMS, which this app cannot enter.'
    },
    next: {
      fr: 'Demandez à l’administration de HCW@Home un compte de planification sans code par SMS.',
      de: 'Bitten Sie die HCW@Home-Verwaltung um ein Planungskonto ohne SMS-Code.',
      it: 'Chiedere all’amministrazione di HCW@Home un account di pianificazione senza codice via SMS.',
      en: 'Ask the HCW@Home administrator for a scheduler account without a code by SMS.'
    }
  },
  'password-login-off': {
    what: {
      fr: 'Ce serveur n’accepte pas la connexion par mot de passe.',
      de: 'Dieser Server lässt die Anmeldung mit Passwort nicht zu.',
      it: 'Questo server non ammette l’accesso con password.',
      en: 'This server does not allow signing in with a password.'
    },
    next: {
      fr: 'Demandez à l’administration de HCW@Home d’autoriser le mot de passe pour votre compte.',
      de: 'Bitten Sie die HCW@Home-Verwaltung, die Anmeldung mit Passwort für Ihr Konto zu erlauben.',
      it: 'Chiedere all’amministrazione di HCW@Home di consentire la password per il proprio account.',
      en: 'Ask the HCW@Home administrator to allow a password for your account.'
    }
  },
  'wrong-role': {
    what: {
      fr: 'Ce compte existe, mais il n’a pas le droit d’inviter des patients.',
      de: 'Dieses Konto gibt es, aber es darf keine Patienten einladen.',
      it: 'Questo account esiste, ma non può invitare pazienti.',
      en: 'This account exists, but it may not invite patients.'
    },
    next: {
      fr: 'Il faut un compte de planification (« scheduler »). Demandez-le à l’administration de HCW@Home.',
      de: 'Es braucht ein Planungskonto («Scheduler»). Bitten Sie die HCW@Home-Verwaltung darum.',
      it: 'Serve un account di pianificazione («scheduler»). Chiederlo all’amministrazione di HCW@Home.',
      en: 'A scheduler account is needed. Ask the HCW@Home administrator for one.'
    }
  },
  'slow-down': {
    what: {
      fr: 'Le serveur demande de ralentir.',
      de: 'Der Server bittet, langsamer zu machen.',
      it: 'Il server chiede di rallentare.',
      en: 'The server asks to slow down.'
    },
    next: {
      fr: 'Attendez une minute, puis réessayez.',
      de: 'Warten Sie eine Minute und versuchen Sie es nochmals.',
      it: 'Attendere un minuto e riprovare.',
      en: 'Wait a minute, then try again.'
    }
  },
  'server-error': {
    what: {
      fr: 'Le serveur signale un problème de son côté.',
      de: 'Der Server meldet ein Problem auf seiner Seite.',
      it: 'Il server segnala un problema dalla sua parte.',
      en: 'The server reports a problem on its side.'
    },
    next: {
      fr: 'Réessayez dans quelques minutes. Si cela dure, prévenez la personne responsable du serveur.',
      de: 'Versuchen Sie es in einigen Minuten nochmals. Dauert es an, melden Sie es der Serververwaltung.',
      it: 'Riprovare fra qualche minuto. Se continua, avvisare chi gestisce il server.',
      en: 'Try again in a few minutes. If it goes on, tell the people who run the server.'
    }
  }
}
