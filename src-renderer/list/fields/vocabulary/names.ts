import type { Words } from '../../terms.ts'

/** Particles before a last name, in any case. */
export const particles: Words = {
  fr: 'de, du, des, le, la',
  de: 'von, der, den, zu, zur',
  it: 'del, della, di, da',
  // Portuguese, Dutch, Arabic and Spanish, Hebrew.
  any: 'dos, van, el, al, ben'
}

/** Particles in lower case only: written with a capital they are surnames too. */
export const lowerCaseParticles: Words = {
  de: 'zum, vom',
  it: 'dei, degli, delle, dello, dal, dalla',
  // Portuguese, Dutch, Arabic.
  any: 'das, do, ter, ten, te, bin, ibn'
}

/**
 * Words between two last names of one person, by birth, by marriage or as they are known: `Souza e Silva`,
 * `Rossi in Bianchi`, `Rey dit Favre`.
 */
export const connectors: Words = {
  fr: 'ép., ép, épouse, ep., ep, epouse, veuve, vve, dit, dite',
  de: 'verh., verw., gen., genannt',
  it: 'e, in, ved., vedova',
  // `Y`: Spanish.
  any: 'y, alias'
}
