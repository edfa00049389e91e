import { defineMessages, saying } from './messages.ts'

/** Words of the letter to a patient, in the patient's language; English where it is none of these. */
export const letterTexts = defineMessages({
  title: {
    fr: 'Votre consultation par vidéo',
    de: 'Ihre Videosprechstunde',
    it: 'La Sua visita in video',
    en: 'Your video consultation'
  },
  greeting: saying<{ lastName: string; gender: 'male' | 'female' }>({
    fr: ({ lastName, gender }) => `${gender === 'female' ? 'Madame' : 'Monsieur'} ${lastName},`,
    de: ({ lastName, gender }) => `Guten Tag ${gender === 'female' ? 'Frau' : 'Herr'} ${lastName}`,
    it: ({ lastName, gender }) => `${gender === 'female' ? 'Gentile Signora' : 'Egregio Signor'} ${lastName},`,
    en: ({ lastName, gender }) => `Dear ${gender === 'female' ? 'Ms' : 'Mr'} ${lastName},`
  }),
  invited: {
    fr: 'Nous vous attendons pour une consultation par vidéo.',
    de: 'Wir erwarten Sie zu einer Videosprechstunde.',
    it: 'La aspettiamo per una visita in video.',
    en: 'We look forward to seeing you by video.'
  },
  appointment: { fr: 'Rendez-vous', de: 'Termin', it: 'Appuntamento', en: 'Appointment' },
  moment: saying<{ at: number; zone: string }>({
    fr: ({ at, zone }, f) => `${f.day(at, zone)} ${year(at, zone)}, à ${f.time(at, zone)}`,
    de: ({ at, zone }, f) => `${f.day(at, zone)} ${year(at, zone)}, ${f.time(at, zone)} Uhr`,
    it: ({ at, zone }, f) => `${f.day(at, zone)} ${year(at, zone)}, alle ${f.time(at, zone)}`,
    en: ({ at, zone }, f) => `${f.day(at, zone)} ${year(at, zone)}, ${f.time(at, zone)}`
  }),
  noDate: {
    fr: 'La date vous sera communiquée.',
    de: 'Das Datum wird Ihnen mitgeteilt.',
    it: 'La data Le sarà comunicata.',
    en: 'You will be told the date.'
  },
  scan: {
    fr: 'Photographiez ce code avec l’appareil photo de votre téléphone ou de votre tablette :',
    de: 'Richten Sie die Kamera Ihres Telefons oder Tablets auf diesen Code:',
    it: 'Inquadri questo codice con la fotocamera del telefono o del tablet:',
    en: 'Point the camera of your phone or tablet at this code:'
  },
  type: {
    fr: 'Ou écrivez cette adresse dans le navigateur d’un ordinateur :',
    de: 'Oder geben Sie diese Adresse im Browser eines Computers ein:',
    it: 'Oppure scriva questo indirizzo nel browser di un computer:',
    en: 'Or type this address into the browser of a computer:'
  },
  how: {
    fr: 'Ouvrez le lien cinq minutes avant l’heure, dans un endroit calme. Il vous faut une caméra, un micro et internet ; rien n’est à installer.',
    de: 'Öffnen Sie den Link fünf Minuten vorher an einem ruhigen Ort. Sie brauchen Kamera, Mikrofon und Internet; installieren müssen Sie nichts.',
    it: 'Apra il link cinque minuti prima, in un luogo tranquillo. Servono videocamera, microfono e internet; non occorre installare nulla.',
    en: 'Open the link five minutes before, in a quiet place. You need a camera, a microphone and the internet; there is nothing to install.'
  },
  personal: {
    fr: 'Ce lien est personnel. Ne le transmettez à personne.',
    de: 'Dieser Link ist persönlich. Geben Sie ihn nicht weiter.',
    it: 'Questo link è personale. Non lo trasmetta ad altri.',
    en: 'This link is personal. Please do not pass it on.'
  }
})

function year(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at)
}
