import type { DateFacts } from '../workspace/worker/date-facts.ts'
import { defineMessages, saying } from './messages.ts'

type Otherwise = NonNullable<DateFacts['otherwise']>

/** How the dates of a file were read and what was set aside: parts of the line that tells how it was read. */
export const proofTexts = defineMessages({
  dayFirst: { fr: 'jour avant le mois', de: 'Tag vor Monat', it: 'giorno prima del mese', en: 'day before month' },
  monthFirst: { fr: 'mois avant le jour', de: 'Monat vor Tag', it: 'mese prima del giorno', en: 'month before day' },
  dateOrder: {
    fr: 'Ordre dans les dates en chiffres',
    de: 'Reihenfolge in Daten aus Zahlen',
    it: 'Ordine nelle date in cifre',
    en: 'Order in dates of numbers'
  },
  dayFirstChoice: { fr: 'Jour en premier', de: 'Tag zuerst', it: 'Prima il giorno', en: 'Day first' },
  monthFirstChoice: { fr: 'Mois en premier', de: 'Monat zuerst', it: 'Prima il mese', en: 'Month first' },
  dayFirstExample: {
    fr: '03/12/2026 est le 3 décembre',
    de: '03/12/2026 ist der 3. Dezember',
    it: '03/12/2026 è il 3 dicembre',
    en: '03/12/2026 is 3 December'
  },
  monthFirstExample: {
    fr: '03/12/2026 est le 12 mars',
    de: '03/12/2026 ist der 12. März',
    it: '03/12/2026 è il 12 marzo',
    en: '03/12/2026 is 12 March'
  },
  whyDayFirst: {
    fr: 'Dans les dates en chiffres, le jour vient avant le mois, sauf si l’année est en tête : c’est l’usage, et rien d’autre n’a été choisi.',
    de: 'In Daten aus Zahlen steht der Tag vor dem Monat, ausser das Jahr steht vorne: So ist es üblich, und nichts anderes wurde gewählt.',
    it: 'Nelle date in cifre il giorno viene prima del mese, salvo se l’anno è in testa: è l’uso, e non è stato scelto altro.',
    en: 'In dates of numbers the day comes before the month, unless the year comes first: that is the custom, and nothing else was chosen.'
  },
  whyMonthFirst: {
    fr: 'Dans les dates en chiffres, le mois vient avant le jour : cela a été choisi pour ce genre de fichier. Ce que vous tapez vous-même se lit toujours avec le jour en premier.',
    de: 'In Daten aus Zahlen steht der Monat vor dem Tag: Das wurde für diese Art von Datei gewählt. Was Sie selbst eintippen, wird immer mit dem Tag zuerst gelesen.',
    it: 'Nelle date in cifre il mese viene prima del giorno: è stato scelto per questo tipo di file. Ciò che si scrive a mano si legge sempre con il giorno per primo.',
    en: 'In dates of numbers the month comes before the day: that was chosen for this kind of file. What you type yourself is always read with the day first.'
  },
  witness: saying<{ readonly date: string }>({
    fr: ({ date }) => `« ${date} » ne peut se lire qu’ainsi.`,
    de: ({ date }) => `«${date}» lässt sich nur so lesen.`,
    it: ({ date }) => `«${date}» si può leggere solo così.`,
    en: ({ date }) => `“${date}” can only be read so.`
  }),
  needsMonthFirst: saying<Otherwise>({
    fr: ({ count, example }, f) =>
      `${f.count(count, 'date n’existe', 'dates n’existent')} qu’avec le mois en premier, par exemple « ${example} »`,
    de: ({ count, example }, f) =>
      `${f.count(count, 'Datum gibt', 'Daten gibt')} es nur mit dem Monat zuerst, zum Beispiel «${example}»`,
    it: ({ count, example }, f) =>
      `${f.count(count, 'data esiste', 'date esistono')} solo con il mese per primo, per esempio «${example}»`,
    en: ({ count, example }, f) =>
      `${f.count(count, 'date exists', 'dates exist')} only with the month first, for example “${example}”`
  }),
  needsDayFirst: saying<Otherwise>({
    fr: ({ count, example }, f) =>
      `${f.count(count, 'date n’existe', 'dates n’existent')} qu’avec le jour en premier, par exemple « ${example} »`,
    de: ({ count, example }, f) =>
      `${f.count(count, 'Datum gibt', 'Daten gibt')} es nur mit dem Tag zuerst, zum Beispiel «${example}»`,
    it: ({ count, example }, f) =>
      `${f.count(count, 'data esiste', 'date esistono')} solo con il giorno per primo, per esempio «${example}»`,
    en: ({ count, example }, f) =>
      `${f.count(count, 'date exists', 'dates exist')} only with the day first, for example “${example}”`
  }),
  needsNext: {
    fr: 'Les autres dates de la liste pourraient alors être lues à l’envers. Comparez avec votre agenda avant d’envoyer.',
    de: 'Dann könnten auch die anderen Daten der Liste vertauscht gelesen sein. Vergleichen Sie vor dem Senden mit Ihrem Kalender.',
    it: 'Anche le altre date dell’elenco potrebbero allora essere lette al contrario. Confrontare con l’agenda prima di inviare.',
    en: 'The other dates of the list may then be read the wrong way round. Compare with your diary before you send.'
  },
  readMonthFirst: {
    fr: 'Lire avec le mois en premier',
    de: 'Mit dem Monat zuerst lesen',
    it: 'Leggere con il mese per primo',
    en: 'Read with the month first'
  },
  readDayFirst: {
    fr: 'Lire avec le jour en premier',
    de: 'Mit dem Tag zuerst lesen',
    it: 'Leggere con il giorno per primo',
    en: 'Read with the day first'
  },
  asideTitle: {
    fr: 'Lignes mises de côté',
    de: 'Beiseitegelegte Zeilen',
    it: 'Righe messe da parte',
    en: 'Lines set aside'
  },
  takeRow: saying<{ readonly row: number }>({
    fr: ({ row }, f) => `Prendre la ligne ${f.number(row)} comme patient`,
    de: ({ row }, f) => `Zeile ${f.number(row)} als Patient nehmen`,
    it: ({ row }, f) => `Prendi la riga ${f.number(row)} come paziente`,
    en: ({ row }, f) => `Take row ${f.number(row)} as patient`
  }),
  moreAside: saying<{ readonly count: number }>({
    fr: ({ count }, f) =>
      `Et ${f.count(count, 'autre', 'autres')} : toutes se trouvent dans la vérification, sous « De côté ».`,
    de: ({ count }, f) =>
      `Und ${f.count(count, 'weitere', 'weitere')}: Alle stehen in der Prüfung unter «Weggelassen».`,
    it: ({ count }, f) => `E ${f.count(count, 'altra', 'altre')}: tutte si trovano nella verifica, sotto «Esclusi».`,
    en: ({ count }, f) => `And ${f.count(count, 'more', 'more')}: all of them are in the check, under “Left out”.`
  })
})
