/*
 * Letters that look like Latin ones: the single letters of Unicode's confusables.txt 13.0.0 (UTS 39), without Latin ones
 * that have their own accents or forms. A capital iota and its like stand for an i, since names are compared in lower
 * case. Copyright 1991-2020 Unicode, Inc., Unicode licence v3: https://www.unicode.org/license.txt
 */
const lettersByLatin: Readonly<Record<string, string>> = {
  a: 'ɑΑαАаᎪᗅꓮ',
  b: 'ΒВЬᏏᏴᑲᖯᗷꓐꞴ',
  c: 'СсᏟᴄⲤⲥꓚꮯ',
  d: 'ԁᎠᏧᑯᗞᗪꓒꓓ',
  e: 'ΕЕеҽᎬⴹꓰꬲ',
  f: 'ϜքᖴẝꓝꞘꞙꬵ',
  g: 'ɡԌցᏀᏳᶃꓖ',
  h: 'ΗНһհᎻᏂᕼⲎꓧ',
  i: 'ɩɪΙιІіӀӏᎥⲒꙇꭵ',
  j: 'ͿϳЈјᎫᒍꓙꞲ',
  k: 'ΚКᏦᛕⲔꓗ',
  l: '\u05d5\u05df\u0627\u07caᏞᒪᛁⳐⵏꓡꓲ',
  m: 'ΜϺМᎷᗰᛖⲘꓟ',
  n: 'ΝոռⲚꓠ',
  o: 'ΟοσОоՕօ\u05e1\u0647\u06be\u06c1\u06d5ଠഠဝჿዐᴏᴑⲞⲟⵔꓳꬽ',
  p: 'ΡρРрᏢᑭⲢⲣꓑ',
  q: 'ԛգզⵕ',
  r: 'гᎡᏒᖇᴦⲅꓣꭇꭈꮁ',
  s: 'ЅѕՏᏕᏚꓢꜱꮪ',
  t: 'ΤТᎢⲦꓔ',
  u: 'ʋυՍսሀᑌᴜꓴꞟꭎꭒ',
  v: 'νѴѵ\u05d8Ꮩᐯᴠⴸꓦꛟꮩ',
  w: 'ɯѡԜԝաᎳᏔᴡꓪꮃ',
  x: 'ΧХхᕁᕽᚷⲬⵝꓫꞳ',
  y: 'ɣʏΥγУуҮүყᎩᎽᶌỿⲨꓬꭚ',
  z: 'ΖᏃᴢꓜꮓ'
}

const latinByLetter: ReadonlyMap<string, string> = new Map(
  Object.entries(lettersByLatin).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin] as const))
)

/** Beyond the Latin alphabets of Europe: nothing before it looks like another letter. */
const beyondLatin = /[^\0-\u024f]/

/**
 * The text with each letter that looks like a Latin one in its place, in lower case, and without what is shown as nothing;
 * accents are apart (NFKD). A small letter whose capital looks like a Latin one is that too: `м` is `m`.
 */
export function withLatinLookAlikes(text: string): string {
  if (!beyondLatin.test(text)) return text
  return text
    .normalize('NFKD')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\p{L}/gu, (letter) => latinByLetter.get(letter) ?? latinByLetter.get(letter.toUpperCase()) ?? letter)
}

const latin = /\p{Script=Latin}/u
/** Letters that several scripts share, such as modifiers, are of none. */
const otherScript = /(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u

/** Whether a word has Latin letters and others, as no name has: one of them only looks like what it should be. */
export function mixesScripts(text: string): boolean {
  if (!beyondLatin.test(text)) return false
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => latin.test(word) && otherScript.test(word))
}
