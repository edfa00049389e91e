import type { Words } from '../../terms.ts'

/**
 * Names that people use and the catalogue of names (CLDR) lacks, by ISO 639-1; under `any` the language's own names
 * and the codes that it does not turn into two letters.
 */
export const languageWords: Readonly<Record<string, Words>> = {
  am: { fr: 'amharique', it: 'amharico, amarico', any: 'amharinja' },
  ar: { fr: 'arabe, marocain, maghrebin', de: 'arabisch', it: 'arabo', en: 'arabic' },
  az: { de: 'aserbaidschanisch', any: 'azeri' },
  be: { fr: 'bielorusse', de: 'weissrussisch' },
  bn: { it: 'bengalese', any: 'bengali, bangla' },
  bo: { fr: 'tibetain', de: 'tibetisch', it: 'tibetano', any: 'tib' },
  bs: { fr: 'bosnien, bosniaque', de: 'bosniakisch', it: 'bosniaco', any: 'bks, bcs' },
  ca: { de: 'katalanisch' },
  cs: { de: 'boehmisch', it: 'ceco', any: 'cze' },
  cy: { any: 'wel' },
  de: {
    fr: 'all, allem, suisse-allemand, suisseallemand',
    de: `
      dt, dtsch, hochdeutsch, schweizerdeutsch, dialekt, mundart, alemannisch, schwyzerdutsch, schwizerdutsch,
      schwiizerdutsch`,
    it: 'ted, svizzerotedesco',
    any: 'ger, gsw'
  },
  el: { fr: 'grec', de: 'griechisch, neugriechisch', it: 'greco', any: 'gre, ell' },
  en: { fr: 'anglais, angl, ang', de: 'englisch, engl', it: 'inglese, ingl', any: 'eng' },
  es: { fr: 'castillan, esp', de: 'kastilisch, span', any: 'castellano, espanol' },
  et: { de: 'estnisch' },
  eu: { any: 'baq' },
  fa: { fr: 'persan', de: 'persisch', it: 'persiano', en: 'persian', any: 'per, farsi, dari, prs, parsi, afghan' },
  fr: { fr: 'francais, suisseromand', de: 'franzoesisch, franz, frz', any: 'fre, fran' },
  he: { de: 'hebraeisch, ivrith', it: 'ebraico', any: 'iw, ivrit' },
  hy: { any: 'arm' },
  id: { any: 'in' },
  is: { any: 'ice' },
  it: { any: 'ital' },
  ka: { any: 'geo' },
  ku: {
    fr: 'kurde',
    de: 'kurdisch, kurmandschi',
    it: 'curdo',
    any: 'kurmanji, kurmanci, sorani, kmr, ckb'
  },
  mk: { de: 'mazedonisch', any: 'mac, makedonski' },
  ms: { de: 'malaiisch', any: 'may' },
  my: { de: 'birmanisch, burmesisch', any: 'bur' },
  nl: {
    fr: 'flamand, hollandais',
    de: 'flaemisch, hollaendisch',
    it: 'fiammingo, olandese',
    en: 'flemish',
    any: 'dut'
  },
  no: { de: 'norwegisch' },
  ps: { fr: 'pachto, pachtou', de: 'paschtu, paschto, paschtunisch', en: 'pashto, pashtu, pushto' },
  pt: { fr: 'bresilien', de: 'brasilianisch', it: 'brasiliano', any: 'port, brasileiro' },
  rm: { fr: 'romanche', de: 'ratoromanisch, raetoromanisch, romantsch', it: 'romancio', any: 'rumantsch' },
  ro: { fr: 'moldave', de: 'moldawisch', it: 'romeno, moldavo', any: 'rum, mol' },
  rw: { de: 'ruandisch', any: 'kinyarwanda' },
  si: { fr: 'cinghalais, singhalais', de: 'singhalesisch' },
  sk: { any: 'slo' },
  sl: { de: 'slowenisch' },
  so: { de: 'somalisch', it: 'somalo' },
  sq: {
    fr: 'albanais, kosovar',
    de: 'albanisch, kosovarisch',
    it: 'albanese, kosovaro',
    any: 'alb, shqip'
  },
  sr: { fr: 'serbocroate, serbo-croate', de: 'serbokroatisch', it: 'serbocroato', any: 'srpski, scc' },
  sv: { de: 'schwedisch' },
  sw: { de: 'suaheli', any: 'swahili, kisuaheli' },
  ta: { fr: 'tamoul, tamoule', de: 'tamilisch' },
  ti: {
    fr: 'tigrigna, erythreen',
    de: 'tigrinja, tigrinisch, eritreisch',
    it: 'eritreo',
    any: 'tigrinya, tigrinia, tigrina'
  },
  th: { it: 'tailandese' },
  tl: { fr: 'philippin, philippines', de: 'philippinisch', it: 'filippino', any: 'fil, filipino, tagalog, pilipino' },
  tr: { fr: 'turque', de: 'tuerkisch, tuerk', any: 'turk' },
  uk: { de: 'ukrainisch' },
  ur: { fr: 'ourdou' },
  vi: { de: 'vietnamesisch' },
  zh: { fr: 'cantonais', de: 'hochchinesisch, kantonesisch', it: 'mandarino', en: 'cantonese', any: 'chi, mandarin' }
}
